#include "catalog/workbook/parts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>

#include "catalog/base/error.hpp"
#include "catalog/workbook/xml_events.hpp"

namespace catalog::workbook {
namespace {

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Which sheets there are, and under which names the package says where they lie.
class WorkbookPart : public XmlEvents {
 public:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "workbookPr") {
      const auto stated = attributes["date1904"];
      from_1904 = stated == "1" || stated == "true";
    }
    if (element == "sheet") relations.emplace_back(attributes["id"]);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::string> relations;
  bool from_1904 = false;
};

class RelationsPart : public XmlEvents {
 public:
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "Relationship")
      targets.emplace(attributes["Id"], std::string(attributes["Target"]));
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, std::string, std::less<>> targets;
};

class StringsPart : public XmlEvents {
 public:
  explicit StringsPart(std::vector<std::string>& strings) : strings_(strings) {}
  void begin(std::string_view element, const Attributes&) override {
    if (element == "si") strings_.emplace_back();
    if (element == "rPh") reading_aid_ = true;
    if (element == "t") in_text_ = !reading_aid_;
  }
  void end(std::string_view element) override {
    if (element == "rPh") reading_aid_ = false;
    if (element == "t") in_text_ = false;
  }
  void text(std::string_view part) override {
    if (in_text_ && !strings_.empty()) strings_.back() += part;
  }

 private:
  std::vector<std::string>& strings_;
  bool in_text_ = false;
  bool reading_aid_ = false;  // how a text is pronounced is no part of it
};

// Formats that every workbook has without stating them.
bool is_built_in_date(int format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
         (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

class StylesPart : public XmlEvents {
 public:
  explicit StylesPart(std::vector<bool>& dates) : dates_(dates) {}
  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "numFmt")
      formats_[number_of(attributes["numFmtId"])] = is_date_format(attributes["formatCode"]);
    if (element == "cellXfs") in_cell_styles_ = true;
    if (element == "xf" && in_cell_styles_) add_style(number_of(attributes["numFmtId"]));
  }
  void end(std::string_view element) override {
    if (element == "cellXfs") stop();
  }
  void text(std::string_view) override {}

 private:
  void add_style(int format) {
    const auto stated = formats_.find(format);
    dates_.push_back(stated == formats_.end() ? is_built_in_date(format) : stated->second);
  }

  std::vector<bool>& dates_;
  std::map<int, bool> formats_;
  bool in_cell_styles_ = false;
};

}  // namespace

bool is_date_format(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char letter = format[i];
    if (letter == '"') {
      i = std::min(format.find('"', i + 1), format.size());
    } else if (letter == '[') {
      i = std::min(format.find(']', i), format.size());
    } else if (letter == '\\' || letter == '_' || letter == '*') {
      ++i;
    } else if (letter == ';') {
      return false;  // the first part is the one for numbers from 0 up
    } else if (std::string_view("ymdhsYMDHS").find(letter) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string date_of_serial(double serial, bool from_1904) {
  using namespace std::chrono;
  constexpr double after_9999 = 2'958'466;
  if (!(serial >= 0) || serial >= after_9999) return "";
  // The calendar of 1900 has a 29 February that never was.
  const auto origin = from_1904 ? sys_days(year(1904) / January / 1)
                                : sys_days(year(1899) / December / (serial < 60 ? 31 : 30));
  const auto seconds_in = static_cast<std::int64_t>(std::llround(serial * 86'400));
  const auto day = origin + days(seconds_in / 86'400);
  const year_month_day date(day);
  const auto rest = seconds_in % 86'400;
  std::array<char, 48> text{};
  const int year_number = static_cast<int>(date.year());
  const unsigned month_number = static_cast<unsigned>(date.month());
  const unsigned day_number = static_cast<unsigned>(date.day());
  if (rest == 0)
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", year_number, month_number,
                  day_number);
  else
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", year_number,
                  month_number, day_number, static_cast<int>(rest / 3600),
                  static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
  return text.data();
}

Parts read_parts(Package& package) {
  Parts parts;
  WorkbookPart workbook;
  if (!read_xml(package, "xl/workbook.xml", workbook))
    throw base::Error(base::ErrorCode::kInvalidData, "workbook_without_sheet");
  parts.from_1904 = workbook.from_1904;
  RelationsPart relations;
  read_xml(package, "xl/_rels/workbook.xml.rels", relations);
  for (const auto& relation : workbook.relations) {
    const auto target = relations.targets.find(relation);
    if (target == relations.targets.end() || target->second.empty()) continue;
    parts.sheets.push_back(target->second.starts_with('/') ? target->second.substr(1)
                                                           : "xl/" + target->second);
  }
  if (parts.sheets.empty())
    throw base::Error(base::ErrorCode::kInvalidData, "workbook_without_sheet");
  StringsPart strings(parts.strings);
  read_xml(package, "xl/sharedStrings.xml", strings);
  StylesPart styles(parts.date_styles);
  read_xml(package, "xl/styles.xml", styles);
  return parts;
}

}  // namespace catalog::workbook
