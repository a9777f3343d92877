#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace catalog::facts {

/// What a table looks like to a program that is to read it.
struct TableLook {
  bool is_regular = true;  // one header row, its names filled and different, rows as wide as it
  std::int64_t rows = 0;   // without the header
  std::int64_t columns = 0;
  std::optional<bool> uses_ids = {};    // a column named as an identifier whose values all differ
  std::optional<bool> uses_codes = {};  // a column of codes of administrative units
};

/// Looks at rows that come one after the other; `lenient`: a row may be shorter than the header, as
/// those of a spreadsheet are. Identifiers and codes are looked for in the first 5,000 rows, and
/// not found is unknown: whether the data have things to name nobody can tell from here.
class TableLooker {
 public:
  explicit TableLooker(bool lenient) : lenient_(lenient) {}
  void add(const std::vector<std::string>& row);
  TableLook finish();

 private:
  struct Column {
    bool may_be_ids = false;
    bool may_be_codes = false;
    std::unordered_set<std::string> seen = {};
  };
  void begin(const std::vector<std::string>& header);

  bool lenient_;
  bool begun_ = false;
  TableLook look_;
  std::vector<Column> columns_;
};

/// The same for a whole CSV text.
TableLook look_at_csv(std::string_view text, bool lenient);

}  // namespace catalog::facts
