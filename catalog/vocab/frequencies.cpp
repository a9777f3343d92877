#include "catalog/vocab/frequencies.hpp"

#include <cctype>

#include "catalog/vocab/vocabulary.hpp"

namespace catalog::vocab {
namespace {

// The days of one unit of an ISO 8601 period; nothing for a letter that is none.
std::optional<double> days_of_unit(char unit, bool in_time) {
  switch (unit) {
    case 'Y':
      return 365.25;
    case 'M':
      return in_time ? 1.0 / (24 * 60) : 365.25 / 12;
    case 'W':
      return 7.0;
    case 'D':
      return 1.0;
    case 'H':
      return 1.0 / 24;
    case 'S':
      return 1.0 / (24 * 60 * 60);
    default:
      return std::nullopt;
  }
}

std::optional<double> days_of_period(std::string_view period) {
  if (!period.starts_with('P')) return std::nullopt;
  double days = 0;
  double number = 0;
  bool in_time = false;
  for (const char c : period.substr(1)) {
    if (std::isdigit(static_cast<unsigned char>(c))) {
      number = number * 10 + (c - '0');
    } else if (c == 'T') {
      in_time = true;
    } else {
      const auto unit = days_of_unit(c, in_time);
      if (!unit) return std::nullopt;
      days += number * *unit;
      number = 0;
    }
  }
  return days;
}

}  // namespace

std::optional<double> expected_interval_days(std::string_view frequency) {
  const Term* term = vocabulary("frequencies").find(frequency);
  return term ? days_of_period(term->attribute("period")) : std::nullopt;
}

}  // namespace catalog::vocab
