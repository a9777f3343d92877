#include "catalog/assessment/calendar.hpp"

#include <gtest/gtest.h>

#include "catalog/base/text.hpp"

namespace catalog::assessment {
namespace {

StoredAction action_due() {
  StoredAction stored;
  stored.version = 3;
  stored.changed = base::parse_time("2026-05-18T03:04:05.678Z").value();
  stored.action.id = "a1";
  stored.action.title = {"Ghi giấy phép; cho mọi bộ dữ liệu, kể cả cũ", ""};
  stored.action.why.vi = "Dòng một\nDòng hai \\ hết";
  stored.action.start = "2026-06-01";
  stored.action.due = "2026-06-30";
  stored.action.priority = 1;
  return stored;
}

const CalendarWords kWords{"Kế hoạch", "en", "data.example",
                           "https://data.example/en/readiness/actions#"};

TEST(Calendar, HasATaskWithStableIdentifierForEachItemThatIsDue) {
  auto undated = action_due();
  undated.action.due.clear();
  const auto text = to_calendar({action_due(), undated}, kWords);
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  EXPECT_TRUE(text.ends_with("END:VTODO\r\nEND:VCALENDAR\r\n"));
  EXPECT_NE(text.find("UID:a1@data.example\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTSTAMP:20260518T030405Z\r\n"), std::string::npos);
  EXPECT_NE(text.find("SEQUENCE:2\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20260601\r\nDUE;VALUE=DATE:20260630\r\n"),
            std::string::npos);
  EXPECT_EQ(text.find("BEGIN:VTODO"), text.rfind("BEGIN:VTODO"));
}

TEST(Calendar, EscapesWhatWouldEndAValue) {
  EXPECT_EQ(calendar_text("a;b,c\\d\ne\r"), "a\\;b\\,c\\\\d\\ne");
}

TEST(Calendar, TakesTheOtherLanguageWhereOneIsMissing) {
  EXPECT_NE(to_calendar({action_due()}, kWords).find("SUMMARY:Ghi giấy phép\\; cho"),
            std::string::npos);
}

TEST(Calendar, FoldsLinesAt75OctetsAndNeverInsideACharacter) {
  std::string value;
  for (int i = 0; i < 60; ++i) value += "ế";
  const auto folded = calendar_line("SUMMARY", value);
  std::string unfolded;
  std::size_t at = 0;
  while (at < folded.size()) {
    const auto end = folded.find("\r\n", at);
    const std::string line = folded.substr(at, end - at);
    EXPECT_LE(line.size(), 75u);
    EXPECT_TRUE(base::is_utf8(line)) << line;
    unfolded += at == 0 ? line : line.substr(1);
    at = end + 2;
  }
  EXPECT_EQ(unfolded, "SUMMARY:" + value);
}

}  // namespace
}  // namespace catalog::assessment
