#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A moment in UTC, to the millisecond.
using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// The time now, or the fixed time of a test.
Time now();

/// Stops the clock for tests until the object goes.
class FixedClock {
 public:
  explicit FixedClock(Time time);
  ~FixedClock();
  FixedClock(const FixedClock&) = delete;
  FixedClock& operator=(const FixedClock&) = delete;
};

/// "2026-01-02T03:04:05.678Z"; milliseconds are left out when they are 0. Source: RFC 3339.
std::string format_time(Time time);

/// RFC 3339 date-time with zone, or a date alone (midnight UTC); nothing when it is neither or
/// names a day that does not exist.
std::optional<Time> parse_time(std::string_view text);

/// "Fri, 02 Jan 2026 03:04:05 GMT" and back. Source: RFC 9110, 5.6.7.
std::string format_http_time(Time time);
std::optional<Time> parse_http_time(std::string_view text);

}  // namespace base
