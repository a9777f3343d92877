#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/result.hpp"
#include "search/schema.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The values of one facet by record (Xapian's document number), in memory: about 9 bytes a record
/// and 4 a value. Thread: any; never changes once it is made.
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
  /// Records whose values are kept apart, since they changed.
  std::size_t changed_records() const { return changed_.size(); }

 private:
  struct Base {
    std::vector<std::string> values;    // in order
    std::vector<std::uint32_t> starts;  // record d: numbers[starts[d]] up to numbers[starts[d + 1]]
    std::vector<std::uint32_t> numbers;
  };

  static Base make_base(const Facet& facet, const Xapian::Database& database);
  std::uint32_t number_of(const std::string& value);
  void change(std::uint32_t record, const Xapian::Database& database);

  Facet facet_;
  std::shared_ptr<const Base> base_;
  std::vector<std::string> new_values_;
  std::vector<bool> is_changed_;  // by record
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> changed_;
};

/// The facet columns of one state of the index, each made when it is first asked for and shared by
/// all readers of that state.
/// Thread: any.
class FacetColumns {
 public:
  FacetColumns(std::string generation, std::uint64_t commit);
  /// Those of a later commit of the same generation: columns that were made already follow by the
  /// index's journal where it can tell what changed.
  FacetColumns(FacetColumns& before, std::uint64_t commit, const Xapian::Database& database);

  bool are_of(std::string_view generation, std::uint64_t commit) const;
  bool are_of_generation(std::string_view generation) const { return generation_ == generation; }

  /// The column of a facet; `database` must stand at the same commit. Lives as long as this.
  const FacetColumn& column(const Facet& facet, const Xapian::Database& database);

 private:
  using Columns = std::map<std::string, std::shared_ptr<const FacetColumn>, std::less<>>;

  const std::string generation_;
  const std::uint64_t commit_;
  std::mutex mutex_;
  Columns columns_;
};

/// How many of `records` have each value, highest count first, then by value.
/// Limits: at most 1,000 values.
std::vector<FacetValue> count_values(const FacetColumn& column,
                                     const std::vector<std::uint32_t>& records);

/// The same for all records there are, without reading them.
std::vector<FacetValue> count_all_values(const Facet& facet, const Xapian::Database& database);

}  // namespace search
