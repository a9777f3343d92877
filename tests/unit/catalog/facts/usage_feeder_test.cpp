#include "catalog/facts/usage_feeder.hpp"

#include <gtest/gtest.h>

#include "catalog/usage/day_table.hpp"
#include "catalog/usage/usage_table.hpp"
#include "tests/unit/catalog/facts/facts_catalogue.hpp"

namespace catalog::facts {
namespace {

class UsageFeederTest : public testing::Test, public FactsCatalogue {};

TEST_F(UsageFeederTest, NothingCountedIsNotZero) {
  const auto id = add(R"({"title":{"vi":"a"},"description":{"vi":"m"}})");
  filler.follow();
  UsageFeeder feeder(store);
  EXPECT_FALSE(refill(facts, feeder, base::now(), 20000).is_there);
  EXPECT_EQ(of(id, "downloads_90d"), "NULL");
}

TEST_F(UsageFeederTest, DaysAndDatasetsHaveTheirCounts) {
  const auto used = add(R"({"title":{"vi":"a"},"description":{"vi":"m"}})");
  const auto unused = add(R"({"title":{"vi":"b"},"description":{"vi":"m"}})");
  filler.follow();
  usage::UsageTable(store).add(base::now(), {{used, {9, 4, 2}}});
  usage::DayTable(store).add(20000, {10, 3, 4, 2, 5, 1});
  UsageFeeder feeder(store);
  EXPECT_TRUE(refill(facts, feeder, base::now(), 20000).is_there);
  EXPECT_EQ(of(used, "downloads_90d"), "4");
  EXPECT_EQ(of(used, "api_90d"), "2");
  EXPECT_EQ(of(unused, "downloads_90d"), "0");
  EXPECT_EQ(ask("SELECT mobile_visits FROM rd_usage_day WHERE day = 20000"), "3");
  EXPECT_EQ(ask("SELECT zero_results FROM rd_search_day WHERE day = 20000"), "1");
  EXPECT_EQ(filler.check().differences, 0) << "the check leaves them alone";
  EXPECT_EQ(of(used, "downloads_90d"), "4");
}

}  // namespace
}  // namespace catalog::facts
