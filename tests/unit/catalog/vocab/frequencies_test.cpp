#include "catalog/vocab/frequencies.hpp"

#include <gtest/gtest.h>

namespace catalog::vocab {
namespace {

TEST(ExpectedInterval, IsThePeriodInDays) {
  EXPECT_DOUBLE_EQ(expected_interval_days("R/P1Y").value(), 365.25);
  EXPECT_DOUBLE_EQ(expected_interval_days("hằng tuần").value(), 7);
  EXPECT_DOUBLE_EQ(expected_interval_days("DAILY_2").value(), 0.5);
  EXPECT_DOUBLE_EQ(expected_interval_days("WEEKLY_2").value(), 3.5);
  EXPECT_NEAR(expected_interval_days("15MIN").value(), 15.0 / 1440, 1e-9);
  EXPECT_NEAR(expected_interval_days("quarterly").value(), 91.3, 0.1);
}

TEST(ExpectedInterval, IsMissingWhereNothingIsPromised) {
  for (const char* none : {"IRREG", "NEVER", "AS_NEEDED", "UNKNOWN", "OTHER", "no frequency", ""})
    EXPECT_FALSE(expected_interval_days(none).has_value()) << none;
}

}  // namespace
}  // namespace catalog::vocab
