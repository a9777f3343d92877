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

}  // namespace
}  // namespace portal::api
