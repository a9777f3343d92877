#pragma once

// The action plan as a calendar. Source: RFC 5545.

#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/action_table.hpp"

namespace catalog::assessment {

/// What a calendar of actions says of itself.
struct CalendarWords {
  std::string name = {};          // of the calendar
  std::string language = {};      // "vi", "en": of titles; the other half where it is missing
  std::string host = {};          // of the portal: makes the items' identifiers unique in the world
  std::string address_base = {};  // "https://data.example/vi/readiness/actions#"; the id follows
};

/// A VTODO for each item that has a day on which it is due. Lines end with CRLF and are folded at
/// 75 octets, never inside a character.
std::string to_calendar(const std::vector<StoredAction>& actions, const CalendarWords& words);

/// A text as a value: backslash, comma and semicolon escaped, line breaks as \n.
std::string calendar_text(std::string_view text);
/// A content line, folded, with its CRLF.
std::string calendar_line(std::string_view name, std::string_view value);

}  // namespace catalog::assessment
