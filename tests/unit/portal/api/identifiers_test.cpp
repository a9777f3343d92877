#include "portal/api/identifiers.hpp"

#include <gtest/gtest.h>

#include <set>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

class Identifiers : public testing::Test {
 protected:
  Identifiers()
      : id_(portal_
                .add(R"({"title":{"en":"Rain"},"publisher":{"name":{"en":"Weather Office"}},)"
                     R"("distribution":[{"accessURL":"http://a.example/1"}]})")
                .id) {}
  TestPortal portal_{routes()};
  std::string id_;
};

TEST_F(Identifiers, LeadPeopleToThePageInTheirLanguage) {
  const auto response =
      portal_.get("/datasets/" + id_, {{"accept", "text/html"}, {"accept-language", "en"}});
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(field(response, "Location"), "http://data.example/en/datasets/rain");
  EXPECT_NE(field(response, "Vary").find("Accept"), std::string::npos);
}

TEST_F(Identifiers, LeadProgramsToTheFormTheyAskFor) {
  for (const auto& [accept, type] : {std::pair("text/turtle", "text/turtle"),
                                     {"application/rdf+xml", "application/rdf+xml"},
                                     {"application/n-triples", "application/n-triples"},
                                     {"application/ld+json", "application/ld+json"},
                                     {"application/json", "application/json"},
                                     {"*/*", "application/ld+json"}}) {
    const auto response = portal_.get("/datasets/" + id_, {{"accept", accept}});
    EXPECT_EQ(response.status, 200) << accept;
    EXPECT_TRUE(field(response, "Content-Type").starts_with(type)) << accept;
    EXPECT_NE(http::body_text(response).find("Rain"), std::string::npos) << accept;
  }
}

TEST_F(Identifiers, HaveAnAddressForEachForm) {
  std::set<std::string> tags;
  for (const char* ending : {".ttl", ".rdf", ".nt", ".jsonld", ".json"}) {
    const auto response = portal_.get("/datasets/" + id_ + ending, {{"accept", "text/html"}});
    EXPECT_EQ(response.status, 200) << ending;
    EXPECT_TRUE(field(response, "Content-Location").ends_with(ending)) << ending;
    EXPECT_TRUE(tags.insert(field(response, "ETag")).second) << ending;
  }
}

TEST_F(Identifiers, RefuseFormsThatThereAreNot) {
  const auto response = portal_.get("/datasets/" + id_, {{"accept", "image/png"}});
  EXPECT_GE(response.status, 400);
  EXPECT_NE(http::body_text(response).find("text/turtle"), std::string::npos);
  EXPECT_EQ(portal_.get("/datasets/nothing").status, 404);
}

TEST_F(Identifiers, AreLedOnFromAnOldSlug) {
  catalog::publish::Draft renamed;
  renamed.id = id_;
  renamed.slug = "rainfall";
  renamed.document = base::parse_json(R"({"title":{"en":"Rainfall"}})");
  portal_.add(std::move(renamed));
  for (const char* ending : {"", ".ttl", ".json", ".ttl?lang=en"}) {
    const auto response = portal_.get(std::string("/datasets/rain") + ending);
    EXPECT_EQ(response.status, 301) << ending;
    EXPECT_EQ(field(response, "Location"),
              std::string("http://data.example/datasets/rainfall") + ending);
  }
  EXPECT_EQ(portal_.get("/datasets/rain", {{"accept", "text/html"}}).status, 301);
  EXPECT_EQ(portal_.get("/datasets/rainfall.ttl").status, 200);
}

TEST_F(Identifiers, OfDistributionsLeadToTheirDataset) {
  const auto document = portal_.get_json("/api/v1/datasets/rain");
  const std::string id = document["distribution"].items()[0]["id"].as_string();
  ASSERT_FALSE(id.empty());
  const auto page = portal_.get("/distributions/" + id, {{"accept", "text/html"}});
  EXPECT_EQ(page.status, 303);
  EXPECT_TRUE(field(page, "Location").ends_with("/datasets/rain#distribution-" + id));
  EXPECT_EQ(portal_.get("/distributions/" + id + ".ttl").status, 200);
  EXPECT_EQ(portal_.get("/distributions/nothing").status, 404);
}

TEST_F(Identifiers, OfAgenciesLeadToTheirPageOrDescription) {
  const auto page = portal_.get("/agencies/weather-office", {{"accept", "text/html"}});
  EXPECT_EQ(page.status, 303);
  const auto turtle = portal_.get("/agencies/weather-office.ttl");
  EXPECT_EQ(turtle.status, 200);
  EXPECT_NE(http::body_text(turtle).find("Weather Office"), std::string::npos);
  const auto json = portal_.get("/agencies/weather-office.json");
  EXPECT_EQ(field(json, "Content-Type"), "application/json");
  EXPECT_EQ(http::body_text(json), http::body_text(portal_.get("/api/v1/agencies/weather-office")));
  EXPECT_EQ(portal_.get("/agencies/nothing").status, 404);
}

TEST_F(Identifiers, OfCkanLeadToThePages) {
  EXPECT_EQ(field(portal_.get("/dataset/rain"), "Location"),
            "http://data.example/vi/datasets/rain");
  EXPECT_EQ(field(portal_.get("/organization/weather-office"), "Location"),
            "http://data.example/vi/agencies/weather-office");
  EXPECT_EQ(portal_.get("/organization/nothing").status, 404);
}

}  // namespace
}  // namespace portal::api
