#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/store/store.hpp"

namespace catalog::usage {

/// Weeks that are looked back, the present one among them.
constexpr std::int64_t kMissingWeeks = 12;

/// How often the same was looked for, and hardly found.
struct Missed {
  std::int64_t week = 0;      // its Monday, in days since 1970; of several weeks the last one
  std::string words;          // folded, a space between
  std::string language;       // of the reader: "vi", "en"
  std::int64_t asked = 0;     // times, without filters
  std::int64_t filtered = 0;  // times with filters, beside those
  std::int64_t least = 0;     // results, without filters: the fewest, and those of the last time
  std::int64_t last = 0;

  bool operator==(const Missed&) const = default;
};

/// The Monday of the week of a moment, in days since 1970. Units: weeks of UTC.
std::int64_t week_of(base::Time time);

/// That day as a date: "2026-05-18".
std::string format_week(std::int64_t week);

/// What people looked for and hardly found, by weeks. It says nothing of who looked for it, and is
/// no change of the catalogue.
/// Errors of all calls: as sql::Connection. Thread: any.
class MissingTable {
 public:
  /// Makes the table where it is missing. `store` must outlive this.
  explicit MissingTable(store::Store& store);

  /// Adds counts to those of the same week, words and language, all or none of them, and deletes
  /// the weeks that list() no longer looks at.
  void add(base::Time now, const std::vector<Missed>& searches);

  /// The searches of the last kMissingWeeks weeks, each summed up over them; what was asked most
  /// comes first, then by words. Limits: the first 1,000.
  std::vector<Missed> list(base::Time now) const;

 private:
  store::Store& store_;
};

/// Forgets searches whose folded words hold these folded words; answers how many.
std::int64_t forget_missed(sql::Connection& connection, std::string_view words);

}  // namespace catalog::usage
