#include "portal/api/feed.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "portal/api/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::api {
namespace {

constexpr const char* kFeed = "/feeds/datasets.atom";

class FeedApi : public testing::Test {
 protected:
  std::string read(const std::string& query = "") {
    portal_.follow();
    const auto response = portal_.get(kFeed + query);
    EXPECT_EQ(response.status, 200);
    return http::body_text(response);
  }

  // What stands between the tags of that name, in order.
  static std::vector<std::string> all(const std::string& xml, const std::string& name) {
    std::vector<std::string> found;
    const std::string open = "<" + name + ">";
    for (auto at = xml.find(open); at != std::string::npos; at = xml.find(open, at + 1)) {
      const auto start = at + open.size();
      found.push_back(xml.substr(start, xml.find("</" + name + ">", start) - start));
    }
    return found;
  }

  TestPortal portal_{routes()};
};

TEST_F(FeedApi, GivesARecordWithoutDatesTheTimeOfItsRevision) {
  const base::FixedClock clock(*base::parse_time("2025-06-07T08:09:10Z"));
  portal_.add(R"({"title":{"en":"No dates"}})");
  EXPECT_EQ(all(read(), "updated"),
            (std::vector<std::string>{"2025-06-07T08:09:10Z", "2025-06-07T08:09:10Z"}));
}

TEST_F(FeedApi, TakesADateInEveryFormThatARecordMayHave) {
  const base::FixedClock clock(*base::parse_time("2025-06-07T08:09:10Z"));
  for (const auto& [stated, shown] : {std::pair{"2019", "2019-01-01T00:00:00Z"},
                                      {"2019-03", "2019-03-01T00:00:00Z"},
                                      {"2019-03-04", "2019-03-04T00:00:00Z"},
                                      {"2019-03-04+07:00", "2019-03-04T00:00:00Z"},
                                      {"2019-03-04T05:06:07", "2019-03-04T05:06:07Z"},
                                      {"2019-03-04T05:06:07+07:00", "2019-03-03T22:06:07Z"},
                                      {"30 February 2019", "2025-06-07T08:09:10Z"}}) {
    TestPortal portal{routes()};
    portal.add(std::string(R"({"title":{"en":"T"},"modified":")") + stated + "\"}");
    portal.follow();
    EXPECT_EQ(all(http::body_text(portal.get(kFeed)), "updated").back(), shown) << stated;
  }
}

TEST_F(FeedApi, TakesTheDateOfIssueWhereNothingElseIsKnown) {
  portal_.add(R"({"title":{"en":"T"},"issued":"2018-01-02"})");
  EXPECT_EQ(all(read(), "updated").back(), "2018-01-02T00:00:00Z");
}

TEST_F(FeedApi, HasATitleAndAnAuthorForEveryEntry) {
  portal_.add(R"({"identifier":["DS-7"]})");
  const std::string xml = read();
  EXPECT_EQ(all(xml, "title").back(), "DS-7");
  EXPECT_EQ(xml.find("<name></name>"), std::string::npos) << xml;
  EXPECT_EQ(xml.find("<title></title>"), std::string::npos) << xml;
  // The catalogue is the author of what names nobody.
  EXPECT_EQ(all(xml, "author").size(), 1u);
  EXPECT_LT(xml.find("<author>"), xml.find("<entry>"));
}

TEST_F(FeedApi, StandsWithoutEntries) {
  const std::string xml = read("?q=nothing");
  EXPECT_EQ(all(xml, "updated").size(), 1u);
  EXPECT_FALSE(all(xml, "updated")[0].starts_with("1970")) << xml;
}

TEST_F(FeedApi, TakesSortAndLimitOfTheSearch) {
  portal_.add(R"({"title":{"en":"B"},"modified":"2020"})");
  portal_.add(R"({"title":{"en":"A"},"modified":"2019"})");
  portal_.add(R"({"title":{"en":"C"},"modified":"2021"})");
  const auto titles = [&](const std::string& query) {
    auto found = all(read(query), "title");
    found.erase(found.begin());  // that of the feed
    return found;
  };
  EXPECT_EQ(titles(""), (std::vector<std::string>{"C", "B", "A"}));
  EXPECT_EQ(titles("?sort=title"), (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(titles("?limit=1"), (std::vector<std::string>{"C"}));
  EXPECT_EQ(titles("?limit=0"), std::vector<std::string>());
  EXPECT_EQ(portal_.get(std::string(kFeed) + "?limit=1000").status, 400);
}

TEST_F(FeedApi, LeadsToItsNextPage) {
  portal_.add(R"({"title":{"en":"A"},"modified":"2019"})");
  portal_.add(R"({"title":{"en":"B"},"modified":"2020"})");
  const std::string first = read("?limit=1");
  const auto at = first.find("<link rel=\"next\" href=\"http://data.example");
  ASSERT_NE(at, std::string::npos) << first;
  const auto start = first.find("/feeds", at);
  std::string next = first.substr(start, first.find('"', start) - start);
  for (auto mark = next.find("&amp;"); mark != std::string::npos; mark = next.find("&amp;"))
    next.replace(mark, 5, "&");
  const std::string second = http::body_text(portal_.get(next));
  EXPECT_EQ(all(second, "title").back(), "A");
  EXPECT_EQ(second.find("rel=\"next\""), std::string::npos);
}

TEST_F(FeedApi, TellsTheSearchInItsTitle) {
  portal_.app.config.title = base::parse_json(R"({"vi":"Cổng","en":"Portal"})");
  portal_.app.refresh_site();
  const auto title = [&](const std::string& query) { return all(read(query), "title")[0]; };
  EXPECT_EQ(title("?lang=en"), "Portal");
  EXPECT_EQ(title("?q=m%C6%B0a&lang=en"), "“mưa” – Portal");
  EXPECT_EQ(title("?q=rain&theme=ENVI&format=CSV&format=JSON&lang=en"),
            "“rain”; Format: CSV, JSON; Theme: Environment – Portal");
  EXPECT_EQ(title("?theme=ENVI&lang=vi"), "Chủ đề: Môi trường – Cổng");
  EXPECT_EQ(title("?from=2020&to=2024&updated=7d&lang=en"),
            "Last updated: Past 7 days; Period covered: 2020 – 2024 – Portal");
  EXPECT_EQ(title("?q=%3Cb%3E&lang=en"), "“&lt;b&gt;” – Portal");
}

TEST_F(FeedApi, SaysInWhichOrderItIs) {
  const auto order = [&](const std::string& query) { return all(read(query), "subtitle").at(0); };
  EXPECT_EQ(order("?q=rain&lang=en"), "What changed last comes first.");
  EXPECT_EQ(order("?q=rain&lang=vi"), "Thay đổi mới nhất đứng trước.");
  EXPECT_EQ(order("?q=rain&sort=relevance&lang=en"), "What fits the words best comes first.");
  EXPECT_EQ(order("?sort=relevance&lang=en"), "What changed last comes first.");
  EXPECT_EQ(order("?sort=title&lang=en"), "By title.");
}

// A saved search: whatever finds something there is followed here.
TEST_F(FeedApi, HoldsWhatTheSearchFindsByEachOfItsParameters) {
  portal_.add(
      R"({"title":{"vi":"Mưa ở Đà Nẵng 2021"},"theme":["ENVI"],"keyword":{"vi":["thời tiết"]},
      "license":"http://creativecommons.org/licenses/by/4.0/","accrualPeriodicity":"MONTHLY",
      "language":["vi"],"accessRights":"PUBLIC","type":"STATISTICAL","modified":"2022-03-01",
      "temporal":[{"startDate":"2021-01-01","endDate":"2021-12-31"}],
      "spatial":[{"@id":"https://x.example/place/1","bbox":[107,15,109,17]}],
      "applicableLegislation":["http://data.europa.eu/eli/reg_impl/2023/138/oj"],
      "distribution":[{"downloadURL":"https://x.example/a.csv","format":"CSV"}]})");
  portal_.add(R"({"title":{"vi":"Ngân sách"},"theme":["ECON"],"modified":"2019-01-01"})");
  portal_.follow();
  for (const char* query :
       {"q=mua", "theme=ENVI", "keyword=th%E1%BB%9Di+ti%E1%BA%BFt", "license=CC_BY_4_0",
        "open=open", "frequency=MONTHLY", "access=PUBLIC", "format=CSV", "format_family=table",
        "updated_since=2021-01-01", "from=2021-06-01&to=2021-06-30", "bbox=108,16,108.5,16.5",
        "place=https%3A%2F%2Fx.example%2Fplace%2F1", "area=da-nang", "year=2021", "q=theme:ENVI"}) {
    const auto found = portal_.get_json(std::string("/api/v1/datasets?") + query);
    EXPECT_EQ(found["total"].as_integer(), 1) << query;
    const auto titles = all(read(std::string("?lang=vi&") + query), "title");
    ASSERT_EQ(titles.size(), 2u) << query;
    EXPECT_EQ(titles[1], "Mưa ở Đà Nẵng 2021") << query;
  }
}

}  // namespace
}  // namespace portal::api
