#include "portal/api/missing.hpp"

#include <gtest/gtest.h>

#include <string>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

class MissingApi : public testing::Test {
 protected:
  MissingApi() {
    for (const char* title : {"Rain one", "Rain two", "Rain three", "Rain four"})
      portal_.add(std::string(R"({"title":{"en":")") + title + R"("},"theme":["ENVI"]})");
    portal_.follow();
  }

  void search(const std::string& query, int times, const char* agent = "Firefox/128.0") {
    for (int i = 0; i < times; ++i)
      portal_.get("/api/v1/datasets?lang=en&" + query, {{"user-agent", agent}});
  }

  // What the follower does once a minute.
  base::Json listed() {
    portal_.app.missing_table.add(base::now(), portal_.app.usage.take_missed(base::now()));
    return portal_.get_json("/api/v1/missing");
  }

  base::FixedClock clock_{*base::parse_time("2026-05-20T12:00:00Z")};
  TestPortal portal_{routes()};
};

TEST_F(MissingApi, ListsWhatWasHardlyFoundByHowOftenItWasAsked) {
  search("q=bus", 5);
  search("q=B%C3%BAs", 1);
  search("q=rain+two", 7);
  search("q=rain", 9);
  search("q=tram", 4);
  search("theme=ENVI", 9);
  const base::Json found = listed();
  EXPECT_EQ(found["total"].as_integer(), 2);
  EXPECT_EQ(found["threshold"].as_integer(), 5);
  EXPECT_EQ(found["weeks"].as_integer(), 12);
  const auto& items = found["items"].items();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0]["q"].as_string(), "rain two");
  EXPECT_EQ(items[0]["asked"].as_integer(), 7);
  EXPECT_EQ(items[0]["least"].as_integer(), 1);
  EXPECT_EQ(items[1]["q"].as_string(), "bus");
  EXPECT_EQ(items[1]["asked"].as_integer(), 6);
  EXPECT_EQ(items[1]["last"].as_integer(), 0);
  EXPECT_EQ(items[1]["lang"].as_string(), "en");
  EXPECT_EQ(items[1]["week"].as_string(), "2026-05-18");
  EXPECT_EQ(items[1]["url"].as_string(), "http://data.example/en/datasets?q=bus");
}

TEST_F(MissingApi, CountsNeitherRobotsNorLaterPagesNorWhatMightBePersonal) {
  search("q=bus", 9, "Googlebot/2.1");
  search("q=bus", 9, "");
  search("q=an%40example.vn", 9);
  search("q=0912+345+678", 9);
  search("q=bus&explain=1", 9);
  EXPECT_EQ(listed()["total"].as_integer(), 0);
}

TEST_F(MissingApi, SaysOfSearchesWithFiltersOnlyHowManyThereWere) {
  search("q=rain+two&theme=ECON", 6);
  search("q=bus&theme=ECON", 3);
  search("q=bus", 5);
  const base::Json found = listed();
  ASSERT_EQ(found["items"].items().size(), 1u);
  EXPECT_EQ(found["items"].items()[0]["asked"].as_integer(), 5);
  EXPECT_EQ(found["items"].items()[0]["filtered"].as_integer(), 3);
}

TEST_F(MissingApi, IsATableToo) {
  EXPECT_EQ(http::body_text(portal_.get("/api/v1/missing.csv")),
            "q,lang,asked,filtered,least,last,week\r\n");
  search("q=night+bus", 5);
  listed();
  const auto table = portal_.get("/api/v1/missing.csv");
  EXPECT_EQ(http::body_text(table),
            "q,lang,asked,filtered,least,last,week\r\nnight bus,en,5,0,0,0,2026-05-18\r\n");
  EXPECT_TRUE(field(table, "Content-Type").starts_with("text/csv"));
}

// No change of the catalogue tells that the counts went on.
TEST_F(MissingApi, HasAnotherTagWhenTheCountsWentOn) {
  listed();
  for (const char* path : {"/api/v1/missing", "/api/v1/missing.csv"}) {
    const auto before = portal_.get(path);
    EXPECT_EQ(field(portal_.get(path), "ETag"), field(before, "ETag")) << path;
    search("q=bus", 5);
    listed();
    EXPECT_NE(field(portal_.get(path), "ETag"), field(before, "ETag")) << path;
  }
}

}  // namespace
}  // namespace portal::api
