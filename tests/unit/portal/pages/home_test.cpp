#include "portal/pages/home.hpp"

#include <gtest/gtest.h>

#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

TEST(Home, LeadsToTheReadersLanguage) {
  TestPortal portal(routes({}));
  const auto leads_to = [&](http::Headers headers) {
    const auto response = portal.get("/", std::move(headers));
    EXPECT_EQ(response.status, 302);
    return field(response, "Location");
  };
  EXPECT_EQ(leads_to({}), "http://data.example/vi/");
  EXPECT_EQ(leads_to({{"accept-language", "en"}}), "http://data.example/en/");
  EXPECT_EQ(leads_to({{"cookie", "lang=en"}, {"accept-language", "vi"}}),
            "http://data.example/en/");
}

TEST(Home, StandsOverAnEmptyCatalogue) {
  TestPortal portal(routes({}));
  for (const char* path :
       {"/vi", "/vi/", "/en", "/vi/datasets", "/en/agencies", "/vi/about", "/en/developers"}) {
    const auto response = portal.get(path);
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_TRUE(field(response, "Content-Type").starts_with("text/html")) << path;
  }
}

TEST(Home, ShowsTheLatestDatasets) {
  TestPortal portal(routes({}));
  portal.add(R"({"title":{"en":"Rainfall"},"theme":["ENVI"]})");
  portal.follow();
  const std::string page = http::body_text(portal.get("/en"));
  EXPECT_NE(page.find("/en/datasets/rainfall"), std::string::npos);
  EXPECT_NE(page.find("/en/themes/ENVI"), std::string::npos);
}

TEST(Home, HasAnotherTagAfterAChange) {
  TestPortal portal(routes({}));
  const std::string before = field(portal.get("/en"), "ETag");
  portal.add(R"({"title":{"en":"Rainfall"}})");
  portal.follow();
  EXPECT_NE(field(portal.get("/en"), "ETag"), before);
  EXPECT_NE(field(portal.get("/vi"), "ETag"), field(portal.get("/en"), "ETag"));
}

TEST(Home, HasAnotherTagInAnotherStore) {
  TestPortal first(routes({}));
  TestPortal second(routes({}));
  EXPECT_EQ(field(first.get("/vi"), "ETag"), field(first.get("/vi"), "ETag"));
  EXPECT_NE(field(first.get("/vi"), "ETag"), field(second.get("/vi"), "ETag"));
}

TEST(Developers, DescribesDocumentedRoutes) {
  std::vector<app::Route> documented;
  documented.push_back(
      {"GET", "/api/v1/shown", app::Access::anyone(), nullptr, app::Audience::kData, "api_search"});
  documented.push_back({"GET", "/api/v1/hidden", app::Access::anyone(), nullptr});
  TestPortal portal(routes(documented));
  const std::string page = http::body_text(portal.get("/en/developers"));
  EXPECT_NE(page.find("/api/v1/shown"), std::string::npos);
  EXPECT_EQ(page.find("/api/v1/hidden"), std::string::npos);
}

TEST(Developers, ShowsNoAddressToOpenForWhatTakesABody) {
  std::vector<app::Route> documented;
  documented.push_back({"POST", "/api/v1/taken", app::Access::anyone(), nullptr,
                        app::Audience::kData, "api_search"});
  documented.back().body_bytes = 1;
  TestPortal portal(routes(documented));
  const std::string page = http::body_text(portal.get("/en/developers"));
  EXPECT_NE(page.find("/api/v1/taken"), std::string::npos);
  EXPECT_EQ(page.find("http://data.example/api/v1/taken"), std::string::npos);
}

}  // namespace
}  // namespace portal::pages
