#include "catalog/workbook/xlsx.hpp"

#include <charconv>
#include <cstdlib>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/workbook/package.hpp"
#include "catalog/workbook/parts.hpp"
#include "catalog/workbook/xml_events.hpp"

namespace catalog::workbook {
namespace {

[[noreturn]] void throw_too_large(std::size_t limit) {
  throw base::Error(base::ErrorCode::kTooLarge, "workbook_too_large",
                    {{"limit", std::to_string(limit)}});
}

std::size_t number_of(std::string_view text, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// "AB12" stands in column 27, counted from 0.
std::size_t column_of(std::string_view reference, std::size_t otherwise) {
  std::size_t column = 0, letters = 0;
  for (; letters < reference.size() && letters < 4; ++letters) {
    const char letter = reference[letters];
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(letter - 'A' + 1);
  }
  return letters == 0 ? otherwise : column - 1;
}

class SheetPart : public XmlEvents {
 public:
  SheetPart(const Parts& parts, const RowSink& sink) : parts_(parts), sink_(sink) {}

  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "row") {
      number_ = number_of(attributes["r"], number_ + 1);
      next_column_ = 0;
      row_.clear();
    } else if (element == "c") {
      column_ = column_of(attributes["r"], next_column_);
      if (column_ >= kColumns) throw_too_large(kColumns);
      next_column_ = column_ + 1;
      type_ = attributes["t"];
      style_ = number_of(attributes["s"], 0);
      value_.clear();
    } else if (element == "v" || (element == "t" && type_ == "inlineStr")) {
      in_value_ = true;
    }
  }

  void end(std::string_view element) override {
    if (element == "v" || element == "t") in_value_ = false;
    if (element == "c") put_cell();
    if (element == "row") put_row();
    if (element == "sheetData") stop();
  }

  void text(std::string_view part) override {
    if (in_value_) value_ += part;
  }

 private:
  void put_cell() {
    if (value_.empty()) return;
    if (row_.size() <= column_) row_.resize(column_ + 1);
    row_[column_] = cell_text();
  }

  std::string cell_text() const {
    if (type_ == "s") {
      const std::size_t place = number_of(value_, parts_.strings.size());
      return place < parts_.strings.size() ? parts_.strings[place] : "";
    }
    if (type_ == "b") return value_ == "1" ? "true" : "false";
    if (type_ == "e") return "";  // the sheet itself could not calculate it
    const bool is_number = type_.empty() || type_ == "n";
    if (!is_number || style_ >= parts_.date_styles.size() || !parts_.date_styles[style_])
      return value_;
    const std::string date = date_of_serial(std::strtod(value_.c_str(), nullptr), parts_.from_1904);
    return date.empty() ? value_ : date;
  }

  void put_row() {
    if (row_.empty()) return;
    if (++rows_ > kRows) throw_too_large(kRows);
    if (!sink_(number_, std::move(row_))) stop();
    row_ = {};
  }

  const Parts& parts_;
  const RowSink& sink_;
  std::vector<std::string> row_;
  std::string value_;
  std::string type_;
  std::size_t style_ = 0;
  std::size_t column_ = 0;
  std::size_t next_column_ = 0;
  std::size_t number_ = 0;
  std::size_t rows_ = 0;
  bool in_value_ = false;
};

}  // namespace

struct Workbook::State {
  explicit State(std::string_view bytes) : package(bytes), parts(read_parts(package)) {}
  Package package;
  Parts parts;
};

Workbook::Workbook(std::string_view bytes) : state_(std::make_unique<State>(bytes)) {}

Workbook::~Workbook() = default;

std::size_t Workbook::sheet_count() const {
  return state_->parts.sheets.size();
}

void Workbook::read_sheet(std::size_t number, const RowSink& sink) {
  SheetPart sheet(state_->parts, sink);
  if (!read_xml(state_->package, state_->parts.sheets.at(number), sheet))
    throw base::Error(base::ErrorCode::kInvalidData, "workbook_without_sheet");
}

}  // namespace catalog::workbook
