#include "catalog/assessment/calendar.hpp"

#include <algorithm>

#include "catalog/base/clock.hpp"

namespace catalog::assessment {
namespace {

constexpr std::size_t kOctets = 75;

// "2026-05-18T03:04:05Z" as "20260518T030405Z".
std::string stamp(base::Time time) {
  std::string text = base::format_time(std::chrono::floor<std::chrono::seconds>(time));
  std::erase(text, '-');
  std::erase(text, ':');
  return text;
}

std::string day(std::string text) {
  std::erase(text, '-');
  return text;
}

const std::string& half(const Pair& pair, const std::string& language) {
  const std::string& wanted = pair.in(language);
  return !wanted.empty() ? wanted : pair.in(language == "vi" ? "en" : "vi");
}

const char* status_of(ActionStatus status) {
  switch (status) {
    case ActionStatus::kRunning:
      return "IN-PROCESS";
    case ActionStatus::kDone:
      return "COMPLETED";
    case ActionStatus::kDropped:
      return "CANCELLED";
    default:
      return "NEEDS-ACTION";
  }
}

void add(std::string& out, const StoredAction& stored, const CalendarWords& words) {
  const Action& action = stored.action;
  out += calendar_line("BEGIN", "VTODO");
  out += calendar_line("UID", action.id + "@" + words.host);
  out += calendar_line("DTSTAMP", stamp(stored.changed));
  out += calendar_line("SEQUENCE", std::to_string(stored.version - 1));
  // A task must not be due when it starts.
  if (!action.start.empty() && action.start < action.due)
    out += calendar_line("DTSTART;VALUE=DATE", day(action.start));
  out += calendar_line("DUE;VALUE=DATE", day(action.due));
  out += calendar_line("SUMMARY", calendar_text(half(action.title, words.language)));
  if (!action.why.is_empty())
    out += calendar_line("DESCRIPTION", calendar_text(half(action.why, words.language)));
  if (action.priority > 0) out += calendar_line("PRIORITY", std::to_string(action.priority));
  out += calendar_line("STATUS", status_of(action.status));
  out += calendar_line("URL", words.address_base + action.id);
  out += calendar_line("END", "VTODO");
}

}  // namespace

std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\\' || letter == ',' || letter == ';') out += '\\';
    if (letter == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(letter) >= ' ' || letter == '\t')
      out += letter;
  }
  return out;
}

std::string calendar_line(std::string_view name, std::string_view value) {
  std::string rest = std::string(name) + ":" + std::string(value);
  std::string out;
  std::size_t room = kOctets;
  while (rest.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(rest[cut]) & 0xC0) == 0x80) --cut;
    out += rest.substr(0, cut) + "\r\n ";
    rest.erase(0, cut);
    room = kOctets - 1;  // the space counts
  }
  return out + rest + "\r\n";
}

std::string to_calendar(const std::vector<StoredAction>& actions, const CalendarWords& words) {
  std::string out = calendar_line("BEGIN", "VCALENDAR") + calendar_line("VERSION", "2.0") +
                    calendar_line("PRODID", "-//" + words.host + "//readiness actions//VI");
  out += calendar_line("X-WR-CALNAME", calendar_text(words.name));
  for (const auto& stored : actions)
    if (!stored.action.due.empty()) add(out, stored, words);
  return out + calendar_line("END", "VCALENDAR");
}

}  // namespace catalog::assessment
