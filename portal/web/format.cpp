#include "portal/web/format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>

#include "catalog/base/message.hpp"

namespace portal::web {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
constexpr std::array<const char*, 5> kUnits = {"kB", "MB", "GB", "TB", "PB"};

bool is_vietnamese(std::string_view language) {
  return language.starts_with("vi");
}

std::optional<int> read_number(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

struct DateParts {
  std::string_view year, month, day;  // "" when not said
};

std::optional<DateParts> split_date(std::string_view date) {
  const auto all_digits = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (date.size() > 10 && (date[10] == 'T' || date[10] == 't' || date[10] == ' '))
    date = date.substr(0, 10);
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return std::nullopt;
  DateParts parts{date.substr(0, 4), "", ""};
  if (date.size() > 4 && date[4] == '-') parts.month = date.substr(5, 2);
  if (date.size() > 7 && date[7] == '-') parts.day = date.substr(8, 2);
  if ((date.size() > 4 && parts.month.empty()) || (date.size() > 7 && parts.day.empty()))
    return std::nullopt;
  if (!all_digits(parts.year) || !all_digits(parts.month) || !all_digits(parts.day))
    return std::nullopt;
  const int month = parts.month.empty() ? 1 : read_number(parts.month).value_or(0);
  if (month < 1 || month > 12) return std::nullopt;
  return parts;
}

std::string english_month(std::string_view month) {
  return kMonths.at(static_cast<std::size_t>(read_number(month).value_or(1) - 1));
}

std::string say_count(std::string_view key, std::int64_t count, std::string_view language) {
  return base::say({std::string(key),
                    {{"count", std::to_string(count)}, {"number", format_count(count, language)}}},
                   language);
}

// "UTC", "UTC+7", "UTC-3:30".
std::string zone_name(std::chrono::minutes zone) {
  if (zone.count() == 0) return "UTC";
  const auto ahead = std::chrono::abs(zone).count();
  std::string name = (zone.count() < 0 ? "UTC-" : "UTC+") + std::to_string(ahead / 60);
  if (const auto rest = ahead % 60; rest != 0)
    name += (rest < 10 ? ":0" : ":") + std::to_string(rest);
  return name;
}

}  // namespace

std::string format_count(std::int64_t count, std::string_view language) {
  std::string digits = std::to_string(count < 0 ? -count : count);
  const char mark = is_vietnamese(language) ? '.' : ',';
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, mark);
  return count < 0 ? "-" + digits : digits;
}

std::string format_decimal(double value, int digits, std::string_view language) {
  const double scale = std::pow(10.0, digits);
  const auto scaled = static_cast<std::int64_t>(std::llround(std::abs(value) * scale));
  const auto unit = static_cast<std::int64_t>(scale);
  std::string rest = std::to_string(scaled % unit);
  rest.insert(0,
              static_cast<std::size_t>(digits) -
                  std::min<std::size_t>(rest.size(), static_cast<std::size_t>(digits)),
              '0');
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  std::string text = (value < 0 ? "-" : "") + format_count(scaled / unit, language);
  if (!rest.empty()) text += (is_vietnamese(language) ? "," : ".") + rest;
  return text;
}

std::string format_size(std::int64_t bytes, std::string_view language) {
  if (bytes < 1000) return say_count("web_bytes", bytes, language);
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  value /= 1000;
  while (value >= 999.5 && unit + 1 < kUnits.size()) value /= 1000, ++unit;
  return format_decimal(value, value < 10 ? 1 : 0, language) + "\u00a0" + kUnits.at(unit);
}

std::string format_date(std::string_view date, std::string_view language) {
  const auto parts = split_date(date);
  if (!parts) return std::string(date);
  std::string year(parts->year);
  if (parts->month.empty()) return year;
  if (is_vietnamese(language)) {
    std::string month = std::string(parts->month) + "/" + year;
    return parts->day.empty() ? month : std::string(parts->day) + "/" + month;
  }
  std::string month = english_month(parts->month) + " " + year;
  if (parts->day.empty()) return month;
  return std::to_string(read_number(parts->day).value_or(0)) + " " + month;
}

std::optional<std::chrono::minutes> read_zone(std::string_view zone) {
  if (zone == "Z") return std::chrono::minutes(0);
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  const auto hours = read_number(zone.substr(1, 2));
  const auto minutes = read_number(zone.substr(4, 2));
  if (!hours || !minutes || *hours < 0 || *minutes < 0 || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  if (total > 14 * 60) return std::nullopt;
  return std::chrono::minutes(zone[0] == '-' ? -total : total);
}

std::int64_t day_of(base::Time time, std::chrono::minutes zone) {
  return std::chrono::floor<std::chrono::days>(time + zone).time_since_epoch().count();
}

std::string format_moment(base::Time time, std::chrono::minutes zone, std::string_view language) {
  const std::string text = base::format_time(time + zone);
  return format_date(text.substr(0, 10), language) + " " + text.substr(11, 5) + " (" +
         zone_name(zone) + ")";
}

std::string format_period(std::string_view from, std::string_view to, std::string_view language) {
  if (from.size() == 10 && to.size() == 10 && from.ends_with("-01-01") && to.ends_with("-12-31"))
    from = from.substr(0, 4), to = to.substr(0, 4);  // whole years
  if (from.empty() && to.empty()) return "";
  if (from == to) return format_date(from, language);
  const std::map<std::string, std::string> ends = {{"from", format_date(from, language)},
                                                   {"to", format_date(to, language)}};
  const char* key = from.empty() ? "web_period_until"
                    : to.empty() ? "web_period_since"
                                 : "web_period_between";
  return base::say({key, ends}, language);
}

std::string format_duration(std::string_view iso, std::string_view language) {
  if (!iso.starts_with('P')) return "";
  std::string words;
  bool in_time = false;
  for (std::size_t at = 1; at < iso.size();) {
    if (iso[at] == 'T' && !in_time && at + 1 < iso.size()) {
      in_time = true;
      ++at;
      continue;
    }
    const auto end = iso.find_first_not_of("0123456789", at);
    if (end == at || end == std::string_view::npos) return "";
    const auto count = read_number(iso.substr(at, end - at));
    const std::string key = std::string("web_duration_") + (in_time ? "t" : "") + iso[end];
    if (!count || !base::has_text(key, language)) return "";
    if (*count > 0) words += (words.empty() ? "" : " ") + say_count(key, *count, language);
    at = end + 1;
  }
  return words;
}

std::string format_age(base::Time then, base::Time now, std::string_view language) {
  using std::chrono::days;
  const auto age = std::chrono::floor<days>(now) - std::chrono::floor<days>(then);
  const std::int64_t count = age.count();
  if (count < 0) return "";
  if (count == 0) return base::say({"web_age_today", {}}, language);
  if (count == 1) return base::say({"web_age_yesterday", {}}, language);
  if (count < 31) return say_count("web_age_days", count, language);
  if (count < 365)
    return say_count("web_age_months", std::max<std::int64_t>(1, count * 12 / 365), language);
  return say_count("web_age_years", std::max<std::int64_t>(1, count * 100 / 36525), language);
}

std::optional<base::Time> read_date(std::string_view date) {
  if (date.size() == 4) return base::parse_time(std::string(date) + "-01-01");
  if (date.size() == 7) return base::parse_time(std::string(date) + "-01");
  if (const auto time = base::parse_time(date)) return time;
  return date.size() > 10 ? base::parse_time(date.substr(0, 10)) : std::nullopt;
}

}  // namespace portal::web
