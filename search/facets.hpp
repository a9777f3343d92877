#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/record_set.hpp"
#include "search/result.hpp"
#include "search/schema.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The values of one facet by record (Xapian's document number), in memory: about 9 bytes a record
/// and 4 a value, and for each value of a facet that has few a bit a record.
/// Thread: any; never changes once it is made.
class FacetColumn {
 public:
  /// From the filter terms of the index: about 0.01 s for 100,000 records.
  FacetColumn(const Facet& facet, const Xapian::Database& database);

  /// The column as it is when these records have changed or gone. What did not change is shared.
  std::shared_ptr<const FacetColumn> with_changes(const std::vector<std::uint32_t>& records,
                                                  const Xapian::Database& database) const;

  /// The values of a record, as numbers of value().
  std::span<const std::uint32_t> of(std::uint32_t record) const;
  std::size_t value_count() const { return base_->values.size() + new_values_.size(); }
  const std::string& value(std::uint32_t number) const;
  /// How many of `records` have each value, by its number.
  std::vector<std::uint32_t> count(const RecordSet& records) const;
  /// Records whose values are kept apart, since they changed.
  std::size_t changed_records() const { return changed_.size(); }
  std::size_t bytes() const;

 private:
  struct Base {
    std::vector<std::string> values;    // in order
    std::vector<std::uint32_t> starts;  // record d: numbers[starts[d]] up to numbers[starts[d + 1]]
    std::vector<std::uint32_t> numbers;
    std::vector<RecordSet> sets;  // the records of each value, when there are few values
  };

  static Base make_base(const Facet& facet, const Xapian::Database& database);
  std::uint32_t number_of(const std::string& value);
  void change(std::uint32_t record, const Xapian::Database& database);
  bool is_cheaper_by_sets(std::size_t records) const;
  void count_rows(const RecordSet& records, std::vector<std::uint32_t>& counts) const;

  Facet facet_;
  std::shared_ptr<const Base> base_;
  std::vector<std::string> new_values_;
  RecordSet is_changed_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> changed_;
};

/// How many of `records` have each value: the `most` highest counts first, then by value.
std::vector<FacetValue> count_values(const FacetColumn& column, const RecordSet& records,
                                     std::size_t most);

/// The same for all records there are, without reading them.
std::vector<FacetValue> count_all_values(const Facet& facet, const Xapian::Database& database,
                                         std::size_t most);

}  // namespace search
