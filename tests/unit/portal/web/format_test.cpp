#include "portal/web/format.hpp"

#include <gtest/gtest.h>

namespace portal::web {
namespace {

TEST(Format, WritesNumbersAsEachLanguageDoes) {
  EXPECT_EQ(format_count(0, "vi"), "0");
  EXPECT_EQ(format_count(999, "vi"), "999");
  EXPECT_EQ(format_count(1234, "vi"), "1.234");
  EXPECT_EQ(format_count(1234567, "en"), "1,234,567");
  EXPECT_EQ(format_count(-1000, "en"), "-1,000");
  EXPECT_EQ(format_decimal(1234.5, 2, "vi"), "1.234,5");
  EXPECT_EQ(format_decimal(1234.5, 2, "en"), "1,234.5");
  EXPECT_EQ(format_decimal(2.04, 2, "en"), "2.04");
  EXPECT_EQ(format_decimal(-0.999, 2, "en"), "-1");
}

TEST(Format, WritesSizesInPowersOfAThousand) {
  EXPECT_EQ(format_size(0, "en"), "0 bytes");
  EXPECT_EQ(format_size(1, "en"), "1 byte");
  EXPECT_EQ(format_size(1, "vi"), "1 byte");
  EXPECT_EQ(format_size(999, "vi"), "999 byte");
  EXPECT_EQ(format_size(1000, "en"), "1\u00a0kB");
  EXPECT_EQ(format_size(2411724, "vi"), "2,4\u00a0MB");
  EXPECT_EQ(format_size(999999, "en"), "1\u00a0MB");
  EXPECT_EQ(format_size(184320, "en"), "184\u00a0kB");
}

TEST(Format, TellsADateAsExactlyAsItIsKnown) {
  EXPECT_EQ(format_date("2024", "vi"), "2024");
  EXPECT_EQ(format_date("2024-11", "vi"), "11/2024");
  EXPECT_EQ(format_date("2024-11-02", "vi"), "02/11/2024");
  EXPECT_EQ(format_date("2024-11", "en"), "November 2024");
  EXPECT_EQ(format_date("2024-11-02", "en"), "2 November 2024");
  EXPECT_EQ(format_date("2024-11-02T23:59:00Z", "en"), "2 November 2024");
  for (const char* other :
       {"", "sắp tới", "2024-13", "02/11/2024", "20241102", "R/P1Y", "2024-1-2"})
    EXPECT_EQ(format_date(other, "vi"), other);
}

TEST(Format, ShortensPeriodsOfWholeYears) {
  EXPECT_EQ(format_period("2020-01-01", "2024-12-31", "vi"), "2020 – 2024");
  EXPECT_EQ(format_period("2024-01-01", "2024-12-31", "vi"), "2024");
  EXPECT_EQ(format_period("2024-01-05", "2024-02-01", "vi"), "05/01/2024 – 01/02/2024");
  EXPECT_EQ(format_period("2020", "", "en"), "since 2020");
  EXPECT_EQ(format_period("", "2020-03", "en"), "until March 2020");
  EXPECT_EQ(format_period("", "", "en"), "");
}

TEST(Format, TellsAMomentInTheZoneOfThePortalAndNamesIt) {
  const auto moment = *base::parse_time("2024-11-02T18:05:00Z");
  const auto told = [&](const char* zone, const char* language) {
    return format_moment(moment, read_zone(zone).value(), language);
  };
  EXPECT_EQ(told("+07:00", "vi"), "03/11/2024 01:05 (UTC+7)");
  EXPECT_EQ(told("-03:30", "en"), "2 November 2024 14:35 (UTC-3:30)");
  EXPECT_EQ(told("Z", "en"), "2 November 2024 18:05 (UTC)");
  for (const char* zone : {"", "7", "+7:00", "+15:00", "+07:60", "Asia/Ho_Chi_Minh", "+-7:00"})
    EXPECT_FALSE(read_zone(zone).has_value()) << zone;
}

TEST(Format, TellsDurationsInWords) {
  EXPECT_EQ(format_duration("P1Y", "en"), "1 year");
  EXPECT_EQ(format_duration("P1Y", "vi"), "1 năm");
  EXPECT_EQ(format_duration("P1Y6M", "en"), "1 year 6 months");
  EXPECT_EQ(format_duration("PT1H30M", "en"), "1 hour 30 minutes");
  EXPECT_EQ(format_duration("P10D", "vi"), "10 ngày");
  for (const char* other : {"", "P", "1 year", "PT", "P1", "PY", "P1Q", "P1YT", "P999999999999Y"})
    EXPECT_EQ(format_duration(other, "en"), "") << other;
}

TEST(Format, TellsAgesInWordsWithTheRightPlural) {
  const auto now = *base::parse_time("2026-11-23T08:00:00Z");
  const auto age = [&](const char* then, const char* language) {
    return format_age(*base::parse_time(then), now, language);
  };
  EXPECT_EQ(age("2026-11-23", "en"), "today");
  EXPECT_EQ(age("2026-11-22T23:00:00Z", "en"), "yesterday");
  EXPECT_EQ(age("2026-11-20", "vi"), "3 ngày trước");
  EXPECT_EQ(age("2026-10-15", "en"), "1 month ago");
  EXPECT_EQ(age("2026-08-02", "en"), "3 months ago");
  EXPECT_EQ(age("2025-11-23", "en"), "1 year ago");
  EXPECT_EQ(age("2019-05-01", "vi"), "7 năm trước");
  EXPECT_EQ(age("2026-11-24", "en"), "");
}

}  // namespace
}  // namespace portal::web
