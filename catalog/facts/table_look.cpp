#include "catalog/facts/table_look.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "catalog/base/text.hpp"
#include "catalog/documents/csv_table.hpp"

namespace catalog::facts {
namespace {

constexpr std::int64_t kLookedInto = 5000;
constexpr std::size_t kLongestId = 200;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

// "Mã tỉnh" and "ma_tinh" are the same.
std::string name_of(std::string_view header) {
  std::string name = base::slug(header);
  std::ranges::replace(name, '-', '_');
  return name;
}

bool names_ids(const std::string& name) {
  return is_one_of(name,
                   {"id", "ma", "code", "uuid", "uri", "iri", "guid", "ma_so", "identifier"}) ||
         name.starts_with("ma_") || name.ends_with("_id") || name.ends_with("_code") ||
         name.ends_with("_uri");
}

bool names_codes(const std::string& name) {
  return is_one_of(name, {"ma_tinh", "ma_huyen", "ma_xa", "ma_dvhc", "ma_don_vi_hanh_chinh",
                          "ma_tinh_thanh", "ma_tinh_thanh_pho", "ma_phuong_xa", "province_code",
                          "district_code", "commune_code", "ward_code"});
}

// Two digits of a province, three of a district, five of a commune; a spreadsheet drops zeros.
bool is_unit_code(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void TableLooker::begin(const std::vector<std::string>& header) {
  begun_ = true;
  look_.columns = static_cast<std::int64_t>(header.size());
  std::set<std::string> names;
  for (const auto& cell : header) {
    const std::string name = name_of(cell);
    if (base::trim(cell).empty() || !names.emplace(base::trim(cell)).second)
      look_.is_regular = false;
    columns_.push_back({names_ids(name), names_codes(name)});
  }
}

void TableLooker::add(const std::vector<std::string>& row) {
  if (!begun_) return begin(row);
  ++look_.rows;
  const bool fits = lenient_ ? row.size() <= columns_.size() : row.size() == columns_.size();
  if (!fits) look_.is_regular = false;
  if (look_.rows > kLookedInto) return;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Column& column = columns_[i];
    const std::string_view cell = i < row.size() ? base::trim(row[i]) : std::string_view();
    if (column.may_be_codes && !is_unit_code(cell)) column.may_be_codes = false;
    if (!column.may_be_ids) continue;
    if (cell.empty() || cell.size() > kLongestId || !column.seen.emplace(cell).second) {
      column.may_be_ids = false;
      column.seen.clear();
    }
  }
}

TableLook TableLooker::finish() {
  if (!begun_) look_.is_regular = false;
  if (look_.rows < 2) return look_;
  for (const auto& column : columns_) {
    if (column.may_be_ids) look_.uses_ids = true;
    if (column.may_be_codes) look_.uses_codes = true;
  }
  return look_;
}

TableLook look_at_csv(std::string_view text, bool lenient) {
  documents::CsvTable table(text, documents::guess_separator(text));
  TableLooker looker(lenient);
  bool broken = false;
  for (std::vector<std::string> row; table.next(row);) {
    looker.add(row);
    broken |= table.lacks_a_cell();
  }
  TableLook look = looker.finish();
  if (broken || table.is_broken()) look.is_regular = false;
  return look;
}

}  // namespace catalog::facts
