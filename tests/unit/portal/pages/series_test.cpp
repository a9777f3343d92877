#include "portal/pages/series.hpp"

#include <gtest/gtest.h>

#include "portal/pages/routes.hpp"
#include "tests/support/portal.hpp"

namespace portal::pages {
namespace {

class Series : public testing::Test {
 protected:
  std::string add(const std::string& key, const std::string& json, const std::string& source = "a",
                  const std::string& state = "published") {
    catalog::publish::Draft made;
    made.source = source;
    made.source_key = key;
    made.state = state;
    made.document = base::parse_json(json);
    return portal_.add(std::move(made)).id;
  }
  std::size_t count(const std::string& id) {
    const auto reader = portal_.app.store.snapshot();
    return members_.find(reader, *reader.find_dataset(id)).size();
  }
  TestPortal portal_{routes({})};
  SeriesMembers members_;
};

TEST_F(Series, HoldsWhatNamesItFromItsOwnSource) {
  const auto series = add("http://a.example/s", R"({"title":"Rain by year"})");
  add("1", R"({"title":"Rain 2024","inSeries":["http://a.example/s"]})");
  add("2", R"({"title":"Rain 2023","inSeries":[{"@id":"http://a.example/s"}]})");
  add("3", R"({"title":"Elsewhere","inSeries":["http://a.example/s"]})", "b");
  add("4", R"({"title":"Hidden","inSeries":["http://a.example/s"]})", "a", "draft");
  add("5",
      R"({"title":"By our name","inSeries":["http://data.example/datasets/)" + series + R"("]})");
  EXPECT_EQ(count(series), 3u);
}

TEST_F(Series, IsKnownByAnIdentifierInWords) {
  const auto series = add("GSA-2015-01", R"({"title":"Reports"})");
  add("1", R"({"title":"Report 2015","inSeries":[{"label":{"@none":"GSA-2015-01"}}]})");
  EXPECT_EQ(count(series), 1u);
  portal_.follow();
  const std::string page = http::body_text(portal_.get("/en/datasets/report-2015"));
  EXPECT_NE(page.find("/en/datasets/reports"), std::string::npos);
}

TEST_F(Series, FollowsChangesAfterItsFirstReading) {
  const auto series = add("s", R"({"title":"Rain by year"})");
  EXPECT_EQ(count(series), 0u);
  add("1", R"({"title":"Rain 2024","inSeries":["s"]})");
  EXPECT_EQ(count(series), 1u);
  add("1", R"({"title":"Rain 2024","inSeries":["t"]})");
  EXPECT_EQ(count(series), 0u);
  add("1", R"({"title":"Rain 2024","inSeries":["s"]})");
  EXPECT_EQ(count(series), 1u);
  add("1", R"({"title":"Rain 2024","inSeries":["s"]})", "a", "withdrawn");
  EXPECT_EQ(count(series), 0u);
}

TEST_F(Series, CountsMembersThatItsPageDoesNotList) {
  catalog::publish::Draft series;
  series.source = "a";
  series.source_key = "s";
  series.kind = catalog::NodeClass::kDatasetSeries;
  series.document = base::parse_json(R"({"title":"Rain by year"})");
  portal_.add(std::move(series));
  for (int i = 0; i < 52; ++i)
    add(std::to_string(i), R"({"title":"Rain )" + std::to_string(i) + R"(","inSeries":["s"]})");
  portal_.follow();
  const std::string page = http::body_text(portal_.get("/en/datasets/rain-by-year"));
  EXPECT_NE(page.find("52 datasets"), std::string::npos);
  EXPECT_NE(page.find("and 2 more"), std::string::npos);
}

}  // namespace
}  // namespace portal::pages
