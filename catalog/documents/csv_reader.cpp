#include <algorithm>
#include <map>
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
#include "catalog/workbook/xlsx.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::string_view kColumnWords = "urn:open-data-portal:column:";

std::vector<std::string> parts_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> parts;
  for (const auto& part : values_of_cell(cell, separators))
    if (!base::trim(part).empty()) parts.emplace_back(base::trim(part));
  return parts;
}

bool is_list(std::string_view key) {
  for (const std::string_view each : {"keyword", "theme", "language", "page", "format"})
    if (key == each) return true;
  return false;
}

// Several addresses stand apart by lines, ";", "|", or by a comma before the next one.
std::vector<std::string> addresses_of(std::string_view cell) {
  const bool commas = cell.find_first_of("\n;|") == std::string_view::npos &&
                      (cell.find(",http") != std::string_view::npos ||
                       cell.find(", http") != std::string_view::npos);
  return values_of_cell(cell, commas ? "," : ";|");
}

class RowReader {
 public:
  RowReader(const std::vector<CsvColumn>& columns, const std::vector<std::string>& headings)
      : columns_(columns), headings_(headings) {}

  Record read(const std::vector<std::string>& row, std::size_t place) {
    record_ = {};
    record_.document = Json::object();
    iri_.clear();
    nodes_.clear();
    lists_.clear();
    for (std::size_t i = 0; i < row.size(); ++i) take(i, std::string(plain_cell(row[i])));
    put_nodes();
    name_record(record_, iri_, place);
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

  void put_nodes() {
    Json& out = record_.document;
    if (!iri_.empty()) put(out, "sameAs", Json(Json::Array{Json(iri_)}));
    for (auto& [key, node] : nodes_) {
      // A name alone may be the slug of an agency here.
      const Json& name = std::as_const(node)["name"]["@none"];
      const bool alone = node.members().size() == 1 && node["name"].members().size() == 1;
      put(out, key,
          key == "publisher" && alone && name.is_string() ? name
                                                          : Json(Json::Array{std::move(node)}));
    }
    for (auto& [key, nodes] : lists_)
      for (auto& node : nodes)
        if (!node.members().empty()) put(out, key, Json(Json::Array{std::move(node)}));
  }

  void known(const CsvColumn& column, const std::string& cell) {
    Json& out = record_.document;
    if (column.key == "-") return;
    if (column.key == "@id") {
      iri_ = base::is_absolute_iri(cell) ? cell : "";
      return;
    }
    if (column.key == "@type") return kind(cell);
    const Property& property = *find_property(column.key);
    if (column.is_listed) {
      each(column, cell);
    } else if (!column.part.empty() || column.key == "publisher") {
      part(nodes_[column.key], column.part.empty() ? "name" : column.part, column.language, cell);
    } else if (property.range == Range::kText || property.range == Range::kKeyword) {
      texts(column, property, cell);
    } else if (column.key == "spatial") {
      for (const auto& one : is_numbers(cell) ? std::vector{cell} : parts_of(cell, ";|"))
        put(out, column.key, Json(Json::Array{place_of(Json(one))}));
    } else if (property.range == Range::kAddress) {
      for (auto& one : parts_of_addresses(cell)) put(out, column.key, Json(Json::Array{Json(one)}));
    } else {
      const bool whole = is_single(property, NodeClass::kDataset);
      for (auto& one : whole ? std::vector{cell} : parts_of(cell, is_list(column.key) ? ";|," : ""))
        put(out, column.key, Json(one));
    }
  }

  void kind(const std::string& cell) {
    for (const NodeClass each : {NodeClass::kDatasetSeries, NodeClass::kDataService})
      if (base::equal_ignoring_ascii_case(cell, class_name(each))) record_.kind = each;
  }

  static void part(Json& node, const std::string& key, const std::string& language,
                   const std::string& text) {
    if (base::trim(text).empty()) return;
    if (!node.is_object()) node = Json::object();
    const Property* property = find_property(key);
    if (!property || property->range != Range::kText) {
      put(node, key, Json(text));
      return;
    }
    Json* held = node.find(key);
    if (!held) held = &node.set(key, Json::object());
    add_text(*held, language, text);
  }

  static std::vector<std::string> parts_of_addresses(const std::string& cell) {
    std::vector<std::string> parts = addresses_of(cell);
    std::erase_if(parts, [](const std::string& each) { return base::trim(each).empty(); });
    return parts;
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
  void each(const CsvColumn& column, const std::string& cell) {
    const bool split_at_commas = column.key == "distribution" && column.part != "title";
    const auto parts = column.part.ends_with("URL")
                           ? addresses_of(cell)
                           : values_of_cell(cell, split_at_commas ? ";|," : ";|");
    auto& nodes = lists_[column.key];
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (nodes.size() <= i) nodes.push_back(Json::object());
      part(nodes[i], column.part, column.language, std::string(base::trim(parts[i])));
    }
  }

  const std::vector<CsvColumn>& columns_;
  const std::vector<std::string>& headings_;
  Record record_;
  std::string iri_;
  std::map<std::string, Json> nodes_;               // by the key that they stand under
  std::map<std::string, std::vector<Json>> lists_;  // the same
};

bool has(const std::vector<CsvColumn>& columns, std::string_view key) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const CsvColumn& each) { return each.key == key; });
}

Record lacking_record(std::size_t place, std::size_t line) {
  Record record = refused_record(
      "#" + std::to_string(place + 1),
      finding(Severity::kError, "", "csv_cell_too_long",
              {{"line", std::to_string(line)}, {"limit", std::to_string(kCsvCellBytes >> 20)}}));
  record.line = line;
  return record;
}

CsvColumn column_of(const std::string& heading, const ColumnMapping& mapping) {
  const auto named = mapping.find(heading);
  if (named == mapping.end()) return csv_column(heading);
  if (named->second != "-") return csv_column(named->second);
  CsvColumn passed_over;
  passed_over.key = "-";
  return passed_over;
}

std::vector<CsvColumn> columns_of(const std::vector<std::string>& headings,
                                  const ColumnMapping& mapping) {
  std::vector<CsvColumn> columns;
  columns.reserve(headings.size());
  for (const auto& heading : headings) columns.push_back(column_of(heading, mapping));
  return columns;
}

// The first sheet whose first row names a title: offices put a cover before their list. The first
// one where none does.
std::size_t sheet_of_records(workbook::Workbook& book) {
  for (std::size_t number = 0; number < book.sheet_count(); ++number) {
    bool has_title = false;
    book.read_sheet(number, [&](std::size_t, std::vector<std::string>&& cells) {
      has_title = std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
        return csv_column(cell).key == "title";
      });
      return false;
    });
    if (has_title) return number;
  }
  return 0;
}

}  // namespace

std::string csv_of_workbook(std::string_view bytes) {
  workbook::Workbook book(bytes);
  std::string text;
  book.read_sheet(sheet_of_records(book), [&](std::size_t, std::vector<std::string>&& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += ',';
      text += csv_cell(cells[i]);
    }
    text += "\r\n";
    return true;
  });
  return text;
}

Summary read_metadata_csv(std::string_view text, const RecordSink& sink) {
  return read_metadata_csv(text, 0, {}, sink);
}

Summary read_metadata_csv(std::string_view text, char separator, const ColumnMapping& mapping,
                          const RecordSink& sink) {
  Summary summary;
  summary.format = "csv";
  summary.catalogue = Json::object();
  CsvTable table(text, separator == 0 ? guess_separator(text) : separator);
  std::vector<std::string> headings;
  table.next(headings);
  const std::vector<CsvColumn> columns = columns_of(headings, mapping);
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
      sink(lacking_record(place, table.line()));
      continue;
    }
    Record record = reader.read(row, place);
    record.line = table.line();
    if (row.size() > headings.size())
      record.findings.push_back(finding(Severity::kWarning, "", "csv_row_too_long",
                                        {{"line", std::to_string(table.line())}}));
    sink(std::move(record));
  }
  return summary;
}

}  // namespace catalog::documents
