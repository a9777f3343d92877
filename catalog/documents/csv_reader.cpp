#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/csv_columns.hpp"
#include "catalog/documents/csv_table.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/places.hpp"
#include "catalog/documents/source_object.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::string_view kColumnWords = "urn:open-data-portal:column:";

std::vector<std::string> parts_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> parts;
  char between = 0;
  for (const char each : separators)
    if (!between && cell.find(each) != std::string_view::npos) between = each;
  for (const auto& part :
       between ? base::split(cell, between) : std::vector<std::string>{std::string(cell)})
    if (!base::trim(part).empty()) parts.emplace_back(base::trim(part));
  return parts;
}

bool is_list(std::string_view key) {
  for (const std::string_view each : {"keyword", "theme", "language", "page", "format"})
    if (key == each) return true;
  return false;
}

// Several addresses stand apart by ";", "|", a line end, or by a comma before the next one.
std::vector<std::string> addresses_of(std::string_view cell) {
  auto parts = parts_of(cell, ";|\n");
  if (parts.size() == 1 && cell.find(",http") == std::string_view::npos &&
      cell.find(", http") == std::string_view::npos)
    return parts;
  return parts.size() > 1 ? parts : parts_of(cell, ",");
}

class RowReader {
 public:
  RowReader(const std::vector<CsvColumn>& columns, const std::vector<std::string>& headings)
      : columns_(columns), headings_(headings) {}

  Record read(const std::vector<std::string>& row, std::size_t place) {
    record_ = {};
    record_.document = Json::object();
    contact_ = period_ = Json::object();
    files_.clear();
    for (std::size_t i = 0; i < row.size(); ++i) take(i, row[i]);
    Json& out = record_.document;
    if (!contact_.members().empty()) put(out, "contactPoint", Json(Json::Array{contact_}));
    if (!period_.members().empty()) put(out, "temporal", Json(Json::Array{period_}));
    for (auto& file : files_) put(out, "distribution", Json(Json::Array{std::move(file)}));
    name_record(record_, "", place);
    return std::move(record_);
  }

 private:
  void take(std::size_t column, const std::string& cell) {
    if (base::trim(cell).empty()) return;
    if (column >= columns_.size() || columns_[column].key.empty()) {
      ++record_.fidelity.foreign;
      const std::string name =
          column < headings_.size() ? headings_[column] : std::to_string(column + 1);
      put(record_.document, std::string(kColumnWords) + base::percent_encode(name),
          Json(Json::Array{Json(cell)}));
      return;
    }
    ++record_.fidelity.ours;
    known(columns_[column], cell);
  }

  void known(const CsvColumn& column, const std::string& cell) {
    Json& out = record_.document;
    const Property& property = *find_property(column.key);
    if (column.on_file) {
      file(column.key, cell);
    } else if (!column.part.empty()) {
      put(column.key == "temporal" ? period_ : contact_, column.part, Json(cell));
    } else if (property.range == Range::kText || property.range == Range::kKeyword) {
      texts(column, property, cell);
    } else if (column.key == "spatial") {
      for (const auto& part : is_numbers(cell) ? std::vector{cell} : parts_of(cell, ";|"))
        put(out, column.key, Json(Json::Array{place_of(Json(part))}));
    } else if (property.range == Range::kAddress) {
      for (auto& part : addresses_of(cell)) put(out, column.key, Json(Json::Array{Json(part)}));
    } else {
      for (auto& part : is_list(column.key) ? parts_of(cell, ";|,") : std::vector{cell})
        put(out, column.key, Json(part));
    }
  }

  static bool is_numbers(const std::string& cell) {
    return cell.find_first_not_of("0123456789.,- ") == std::string::npos;
  }

  void texts(const CsvColumn& column, const Property& property, const std::string& cell) {
    Json* held = record_.document.find(column.key);
    if (!held) held = &record_.document.set(column.key, Json::object());
    for (auto& part : property.range == Range::kKeyword ? parts_of(cell, ";|,") : std::vector{cell})
      add_text(*held, column.language, part);
  }

  // The n-th address and the n-th format belong to one file.
  void file(const std::string& key, const std::string& cell) {
    const auto parts = key.ends_with("URL") ? addresses_of(cell) : parts_of(cell, ";|,");
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (files_.size() <= i) files_.push_back(Json::object());
      put(files_[i], key, Json(parts[i]));
    }
  }

  const std::vector<CsvColumn>& columns_;
  const std::vector<std::string>& headings_;
  Record record_;
  Json contact_;
  Json period_;
  std::vector<Json> files_;
};

bool has(const std::vector<CsvColumn>& columns, std::string_view key) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const CsvColumn& each) { return each.key == key; });
}

}  // namespace

Summary read_metadata_csv(std::string_view text, const RecordSink& sink) {
  Summary summary;
  summary.format = "csv";
  summary.catalogue = Json::object();
  CsvTable table(text, guess_separator(text));
  std::vector<std::string> headings;
  table.next(headings);
  std::vector<CsvColumn> columns;
  for (const auto& heading : headings) columns.push_back(csv_column(heading));
  if (!has(columns, "title")) {
    summary.complete = false;
    summary.findings.push_back(finding(Severity::kError, "", "csv_without_title"));
    return summary;
  }
  RowReader reader(columns, headings);
  std::vector<std::string> row;
  for (std::size_t place = 0; table.next(row); ++place) {
    if (table.is_broken()) {
      summary.complete = false;
      summary.findings.push_back(finding(Severity::kError, "", "csv_quote_open",
                                         {{"line", std::to_string(table.line())}}));
      break;
    }
    if (table.lacks_a_cell()) {
      sink(refused_record("#" + std::to_string(place + 1),
                          finding(Severity::kError, "", "csv_cell_too_long",
                                  {{"line", std::to_string(table.line())},
                                   {"limit", std::to_string(kCsvCellBytes >> 20)}})));
      continue;
    }
    Record record = reader.read(row, place);
    if (row.size() > headings.size())
      record.findings.push_back(finding(Severity::kWarning, "", "csv_row_too_long",
                                        {{"line", std::to_string(table.line())}}));
    sink(std::move(record));
  }
  return summary;
}

}  // namespace catalog::documents
