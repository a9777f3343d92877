#pragma once

#include <cstdint>
#include <vector>

#include "catalog/store/store.hpp"

namespace catalog::usage {

/// How the portal was used: counts of answers, of nobody in particular.
struct DayCounts {
  std::int64_t visits = 0;         // pages looked at
  std::int64_t mobile_visits = 0;  // of those, from phones
  std::int64_t downloads = 0;
  std::int64_t api_calls = 0;     // answers to programs
  std::int64_t queries = 0;       // searches with words
  std::int64_t zero_results = 0;  // of those, no dataset had all the words

  bool operator==(const DayCounts&) const = default;
  DayCounts& operator+=(const DayCounts& other);
};

/// A day, in days since 1970 on the portal's clock.
struct UsedDay {
  std::int64_t day = 0;
  DayCounts counts;
};

/// The use of the portal by days. It is no change of the catalogue.
/// Errors of all calls: as sql::Connection. Thread: any.
class DayTable {
 public:
  /// Makes the table where it is missing. `store` must outlive this.
  explicit DayTable(store::Store& store);

  /// Adds to what was counted of a day; a day on which nothing was counted is noted as one on which
  /// the portal listened.
  void add(std::int64_t day, const DayCounts& counts);

  /// From a day on, in their order.
  std::vector<UsedDay> list(std::int64_t from) const;

 private:
  store::Store& store_;
};

}  // namespace catalog::usage
