#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "search/result.hpp"
#include "search/schema.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The values of one facet by record, in memory: record d has the values at
/// ordinals[starts[d]] up to ordinals[starts[d + 1]].
struct FacetColumn {
  std::vector<std::string> values;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> ordinals;
};

/// The facet columns of one state of the index, made from its filter terms when first asked for
/// (about 0.1 s for a million records) and shared by all readers of that state.
/// Thread: any.
class FacetColumns {
 public:
  FacetColumns(std::string generation, std::uint64_t revision);

  /// Whether they were made of that generation at that revision.
  bool are_of(std::string_view generation, std::uint64_t revision) const;

  /// The column of a facet; `database` must stand at the same revision. Lives as long as this.
  const FacetColumn& column(const Facet& facet, const Xapian::Database& database);

 private:
  const std::string generation_;
  const std::uint64_t revision_;
  std::mutex mutex_;
  std::map<std::string, FacetColumn, std::less<>> columns_;
};

/// How many of `records` (Xapian's document numbers) have each value, highest count first, then by
/// value. Limits: at most 1,000 values.
std::vector<FacetValue> count_values(const FacetColumn& column,
                                     const std::vector<std::uint32_t>& records);

/// The same for all records there are, without reading them.
std::vector<FacetValue> count_all_values(const Facet& facet, const Xapian::Database& database);

}  // namespace search
