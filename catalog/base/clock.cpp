#include "catalog/base/clock.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <limits>

namespace base {
namespace {

using std::chrono::milliseconds;

constexpr auto kRunning = std::numeric_limits<std::int64_t>::min();
std::atomic<std::int64_t> fixed_milliseconds{kRunning};

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

// Reads exactly `digits` digits and drops them from `text`; -1 when they are not there.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view allowed) {
  if (text.empty() || allowed.find(text[0]) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> take_date(std::string_view& text) {
  const int year = take_number(text, 4);
  if (year < 0 || !take(text, "-")) return std::nullopt;
  const int month = take_number(text, 2);
  if (month < 0 || !take(text, "-")) return std::nullopt;
  const int day = take_number(text, 2);
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (day < 0 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<milliseconds> take_clock(std::string_view& text, bool fraction) {
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 24 || !take(text, ":")) return std::nullopt;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ":")) second = take_number(text, 2);
  if (second < 0 || second > 60) return std::nullopt;
  int thousandths = 0;
  if (fraction && take(text, ".,"))
    for (int scale = 100; !text.empty() && text[0] >= '0' && text[0] <= '9'; scale /= 10) {
      thousandths += scale * (text[0] - '0');
      text.remove_prefix(1);
    }
  return milliseconds(((hour * 60 + minute) * 60 + second) * 1000LL + thousandths);
}

std::optional<milliseconds> take_zone(std::string_view& text) {
  if (take(text, "Zz")) return milliseconds(0);
  const bool west = text.starts_with('-');
  if (!take(text, "+-")) return std::nullopt;
  const int hours = take_number(text, 2);
  take(text, ":");
  const int minutes = text.empty() ? 0 : take_number(text, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const milliseconds offset((hours * 60 + minutes) * 60000LL);
  return west ? -offset : offset;
}

}  // namespace

Time now() {
  const auto fixed = fixed_milliseconds.load(std::memory_order_relaxed);
  if (fixed != kRunning) return Time(milliseconds(fixed));
  return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

FixedClock::FixedClock(Time time) {
  fixed_milliseconds = time.time_since_epoch().count();
}

FixedClock::~FixedClock() {
  fixed_milliseconds = kRunning;
}

std::string format_time(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds().count()) text += fmt::format(".{:03}", clock.subseconds().count());
  return text + "Z";
}

std::optional<Time> parse_time(std::string_view text) {
  const auto date = take_date(text);
  if (!date) return std::nullopt;
  if (text.empty()) return Time(*date);
  if (!take(text, "Tt ")) return std::nullopt;
  const auto clock = take_clock(text, true);
  if (!clock) return std::nullopt;
  const auto zone = take_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  return Time(*date) + *clock - *zone;
}

std::string format_http_time(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format(
      "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
      static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
      static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
      clock.seconds().count());
}

std::optional<Time> parse_http_time(std::string_view text) {
  const auto comma = text.find(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  text.remove_prefix(comma + 2);
  const int day = take_number(text, 2);
  if (day < 0 || !take(text, " ")) return std::nullopt;
  unsigned month = 0;
  while (month < kMonths.size() && !text.starts_with(kMonths[month])) ++month;
  if (month == kMonths.size()) return std::nullopt;
  text.remove_prefix(3);
  if (!take(text, " ")) return std::nullopt;
  const int year = take_number(text, 4);
  const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(month + 1),
                                         std::chrono::day(static_cast<unsigned>(day)));
  if (year < 0 || !date.ok() || !take(text, " ")) return std::nullopt;
  const auto clock = take_clock(text, false);
  if (!clock || text != " GMT") return std::nullopt;
  return Time(std::chrono::sys_days(date)) + *clock;
}

}  // namespace base
