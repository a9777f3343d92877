#include "catalog/workbook/parts.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace catalog::workbook {
namespace {

TEST(DateFormat, IsTheOneThatShowsADayOrATime) {
  for (const char* format : {"dd/mm/yyyy", "[$-409]h:mm AM/PM", "yyyy\\-mm\\-dd", "MMM\" \"YY"})
    EXPECT_TRUE(is_date_format(format)) << format;
  for (const char* format :
       {"0.00", "#,##0\" days\"", "General", "[Red]0", "\"d\"0", "0\\d", "@", "0;[Red]\"m\"0;dd"})
    EXPECT_FALSE(is_date_format(format)) << format;
}

TEST(Serial, CountsDaysAsSpreadsheetsDo) {
  EXPECT_EQ(date_of_serial(1, false), "1900-01-01");
  EXPECT_EQ(date_of_serial(59, false), "1900-02-28");
  EXPECT_EQ(date_of_serial(61, false), "1900-03-01");
  EXPECT_EQ(date_of_serial(45598, false), "2024-11-02");
  EXPECT_EQ(date_of_serial(45598.354166666664, false), "2024-11-02T08:30:00");
  EXPECT_EQ(date_of_serial(44136, true), "2024-11-02");
}

TEST(Serial, OutsideTheCalendarIsNoDate) {
  EXPECT_EQ(date_of_serial(-1, false), "");
  EXPECT_EQ(date_of_serial(1e18, false), "");
  EXPECT_EQ(date_of_serial(std::numeric_limits<double>::quiet_NaN(), false), "");
}

}  // namespace
}  // namespace catalog::workbook
