#include "portal/api/site.hpp"

#include <gtest/gtest.h>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

TEST(Site, TellsCrawlersWhereThePagesAre) {
  TestPortal portal(routes());
  portal.add(R"({"title":"Rain"})");
  EXPECT_NE(
      http::body_text(portal.get("/robots.txt")).find("Sitemap: http://data.example/sitemap.xml"),
      std::string::npos);
  const std::string map = http::body_text(portal.get("/sitemap.xml"));
  for (const char* page : {"/vi/datasets/rain<", "/en/datasets/rain<"})
    EXPECT_NE(map.find(std::string("<loc>http://data.example") + page), std::string::npos) << map;
}

TEST(Site, MapsEveryPage) {
  TestPortal portal(routes());
  catalog::publish::Draft series;
  series.kind = catalog::NodeClass::kDatasetSeries;
  series.document = base::parse_json(R"({"title":"Floods"})");
  portal.add(std::move(series));
  portal.add(R"({"title":"Rain","publisher":{"name":{"en":"Weather Office"}}})");
  const std::string map = http::body_text(portal.get("/sitemap.xml"));
  for (const char* page :
       {"/vi<", "/en<", "/vi/agencies<", "/en/datasets<", "/vi/developers<",
        "/vi/agencies/weather-office<", "/en/datasets/floods<", "/vi/readiness<",
        "/vi/readiness/assessments<", "/en/readiness/actions<", "/en/readiness/dimensions/odra.2<",
        "/vi/readiness/questions/odra.2.4<", "/en/readiness/indicators/m.lic.open<"})
    EXPECT_NE(map.find(std::string("<loc>http://data.example") + page), std::string::npos)
        << page << map;
}

TEST(Site, MapsOneMoment) {
  TestPortal portal(routes());
  portal.add(R"({"title":"Rain"})");
  const auto response = portal.get("/sitemap.xml");
  portal.add(R"({"title":"Late"})");
  EXPECT_EQ(http::body_text(response).find("/datasets/late<"), std::string::npos);
}

TEST(Site, NamesItsSearchInWholeCharacters) {
  TestPortal portal(routes());
  portal.app.config.title.set("vi", "abcdefghijklm&nopq\x01");
  portal.app.refresh_site();
  const std::string text = http::body_text(portal.get("/opensearch.xml"));
  EXPECT_NE(text.find("<ShortName>abcdefghijklm&amp;no…</ShortName>"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x01'), std::string::npos) << text;
}

TEST(Feed, IsWellFormedWhateverATitleHolds) {
  TestPortal portal(routes());
  portal.app.config.title.set("vi", "Data\x01 & more");
  portal.app.refresh_site();
  portal.add(R"({"title":"Rain\u0001\uFFFF <b>","description":"\u000b"})");
  portal.follow();
  const std::string feed = http::body_text(portal.get("/feeds/datasets.atom?q=rain"));
  EXPECT_NE(feed.find("&lt;b&gt;"), std::string::npos) << feed;
  for (const char* forbidden : {"\x01", "\x0b", "\xEF\xBF\xBF"})
    EXPECT_EQ(feed.find(forbidden), std::string::npos) << feed;
}

TEST(Site, DescribesItsSearchToBrowsers) {
  TestPortal portal(routes());
  portal.app.config.title.set("vi", "Dữ liệu & <Bản đồ>");
  portal.app.refresh_site();
  const std::string text = http::body_text(portal.get("/opensearch.xml"));
  EXPECT_NE(text.find("template=\"http://data.example/vi/datasets?q={searchTerms}\""),
            std::string::npos);
  EXPECT_NE(text.find("&lt;Bản đồ&gt;"), std::string::npos) << text;
}

TEST(Status, SaysWhetherTheIndexIsThere) {
  TestPortal portal(routes());
  EXPECT_EQ(portal.get("/healthz").status, 200);
  EXPECT_EQ(portal.get("/readyz").status, 200);
  portal.add(R"({"title":"Rain"})");
  EXPECT_GE(portal.get_json("/readyz")["index"]["lag"].as_integer().value_or(0), 1);
  portal.app.has_index = false;
  EXPECT_EQ(portal.get("/readyz").status, 503);
}

TEST(Status, IsMeasured) {
  TestPortal portal(routes());
  portal.add(R"({"title":"Rain"})");
  portal.follow();
  const std::string text = http::body_text(portal.get("/metrics"));
  EXPECT_NE(text.find("\nportal_datasets 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\nportal_index_lag_changes 0\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace portal::api
