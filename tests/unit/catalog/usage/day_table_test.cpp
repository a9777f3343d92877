#include "catalog/usage/day_table.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace catalog::usage {
namespace {

TEST(DayTable, SumsWhatIsCountedOfADayAndKnowsQuietDays) {
  TemporaryFolder folder;
  store::Store store(folder.path());
  DayTable table(store);
  table.add(20000, {1, 0, 2, 3, 4, 1});
  table.add(20000, {1, 1, 0, 0, 1, 0});
  table.add(20001, {});
  table.add(19000, {9, 9, 9, 9, 9, 9});
  const auto days = table.list(19500);
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days[0].counts, (DayCounts{2, 1, 2, 3, 5, 1}));
  EXPECT_EQ(days[1].day, 20001);
  EXPECT_EQ(days[1].counts, DayCounts());
}

}  // namespace
}  // namespace catalog::usage
