#include "catalog/documents/csv_table.hpp"

#include <algorithm>
#include <utility>

namespace catalog::documents {

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

}  // namespace catalog::documents
