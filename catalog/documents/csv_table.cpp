#include "catalog/documents/csv_table.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/text.hpp"

namespace catalog::documents {
namespace {

// Also one that got its "'" already, so that taking one away gives back what was there.
bool is_like_a_formula(std::string_view text) {
  const auto start = text.find_first_not_of('\'');
  return start != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(text[start]) != std::string_view::npos;
}

}  // namespace

char guess_separator(std::string_view text) {
  char best = ',';
  std::ptrdiff_t most = 0;
  bool inside = false;
  std::string outside;
  for (const char c : text.substr(0, 64u << 10)) {
    if (c == '"') inside = !inside;
    if (!inside && (c == '\n' || c == '\r')) break;
    if (!inside) outside += c;
  }
  for (const char each : {',', ';', '\t', '|'}) {
    const auto count = std::count(outside.begin(), outside.end(), each);
    if (count > most) most = count, best = each;
  }
  return best;
}

bool CsvTable::next(std::vector<std::string>& row) {
  while (!rest_.empty()) {
    row.clear();
    row_line_ = line_;
    lacking_ = false;
    for (;;) {
      if (row.size() == kCsvCells - 1) {
        row.push_back(rest_of_line());
        break;
      }
      row.push_back(rest_.starts_with('"') ? quoted() : bare());
      if (!rest_.starts_with(separator_)) break;
      rest_.remove_prefix(1);
    }
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
    if (!rest_.empty()) rest_.remove_prefix(1), ++line_;
    if (row.size() > 1 || !row[0].empty()) return true;
  }
  return false;
}

void CsvTable::add(std::string& cell, std::string_view part) {
  lacking_ = lacking_ || part.size() > kCsvCellBytes - cell.size();
  if (lacking_)
    cell.clear();
  else
    cell += part;
}

std::string CsvTable::quoted() {
  std::string cell;
  rest_.remove_prefix(1);
  for (;;) {
    const auto end = rest_.find('"');
    const std::string_view part = rest_.substr(0, end);
    line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    add(cell, part);
    if (end == std::string_view::npos) {
      broken_ = true;
      rest_ = {};
      return cell;
    }
    rest_.remove_prefix(end + 1);
    if (!rest_.starts_with('"')) break;
    add(cell, "\"");
    rest_.remove_prefix(1);
  }
  // What stands between the closing quote and the separator belongs to the cell.
  add(cell, bare());
  return cell;
}

std::string CsvTable::bare() {
  return taken(std::string{separator_, '\n', '\r'});
}

std::string CsvTable::rest_of_line() {
  return taken("\r\n");
}

std::string CsvTable::taken(std::string_view enders) {
  const std::string_view cell = rest_.substr(0, rest_.find_first_of(enders));
  rest_.remove_prefix(cell.size());
  std::string kept;
  add(kept, cell);
  return kept;
}

std::string csv_cell(std::string_view text) {
  std::string cell = is_like_a_formula(text) ? "'" + std::string(text) : std::string(text);
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string_view plain_cell(std::string_view cell) {
  if (cell.starts_with('\'') && is_like_a_formula(cell)) cell.remove_prefix(1);
  return cell;
}

std::string csv_list(const std::vector<std::string>& values) {
  std::vector<std::string> once;
  for (const auto& value : values)
    if (!value.empty() && std::find(once.begin(), once.end(), value) == once.end())
      once.push_back(value);
  return csv_places(once);
}

std::string csv_places(const std::vector<std::string>& values) {
  bool lines = false;
  bool any = false;
  std::vector<std::string> flat;
  for (std::string value : values) {
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    lines = lines || value.find_first_of(";|,") != std::string::npos;
    any = any || !value.empty();
    flat.push_back(std::move(value));
  }
  if (!any) return {};
  if (!lines) return base::join(flat, "; ");
  return base::join(flat, "\n") + (flat.size() == 1 ? "\n" : "");
}

std::vector<std::string> values_of_cell(std::string_view cell, std::string_view separators) {
  char between = cell.find('\n') == std::string_view::npos ? 0 : '\n';
  for (const char each : separators)
    if (!between && cell.find(each) != std::string_view::npos) between = each;
  std::vector<std::string> values;
  if (!between) values.emplace_back(cell);
  if (between)
    for (const auto& part : base::split(cell, between)) values.emplace_back(base::trim(part));
  while (!values.empty() && base::trim(values.back()).empty()) values.pop_back();
  return values;
}

}  // namespace catalog::documents
