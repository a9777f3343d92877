#include "catalog/base/clock.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Clock, WritesWhatItReads) {
  for (const char* text : {"2026-01-02T03:04:05Z", "1999-12-31T23:59:59.250Z"})
    EXPECT_EQ(format_time(parse_time(text).value()), text);
  EXPECT_EQ(format_time(parse_time("2026-01-02T03:04:05+07:00").value()), "2026-01-01T20:04:05Z");
  EXPECT_EQ(format_time(parse_time("2026-01-02").value()), "2026-01-02T00:00:00Z");
}

TEST(Clock, RefusesDaysThatDoNotExist) {
  for (const char* text : {"2026-02-30", "2019-13", "2026-01-02T25:00:00Z", "yesterday", ""})
    EXPECT_FALSE(parse_time(text)) << text;
}

TEST(Clock, SpeaksTheTimeOfHttp) {
  const Time time = parse_time("2026-01-02T03:04:05Z").value();
  EXPECT_EQ(format_http_time(time), "Fri, 02 Jan 2026 03:04:05 GMT");
  EXPECT_EQ(parse_http_time("Fri, 02 Jan 2026 03:04:05 GMT"), time);
  EXPECT_FALSE(parse_http_time("Fri, 02 Foo 2026 03:04:05 GMT"));
}

TEST(Clock, StandsStillForATest) {
  const FixedClock clock(parse_time("2026-01-02").value());
  EXPECT_EQ(format_time(now()), "2026-01-02T00:00:00Z");
}

}  // namespace
}  // namespace base
