#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/columns.hpp"
#include "search/expression.hpp"
#include "search/postings.hpp"
#include "search/record_set.hpp"
#include "search/touched.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// Finds the records of expressions in one state of the index, by sets in memory: a million records
/// cost some microseconds a term once its postings are read.
/// Thread: one at a time. Lives no longer than `database` and `columns`, which are of one state.
class Matcher {
 public:
  /// A term's postings, and what is to be said instead of records that commits touched.
  struct Term {
    std::shared_ptr<const Postings> postings;
    std::vector<TouchedRecords::Count> touched;
  };

  Matcher(const Xapian::Database& database, Columns& columns);

  RecordSet find(const Expression& expression);
  /// How many of `records` are in a range.
  std::uint32_t count_in(const Expression& range, const RecordSet& records) const;
  /// Lives as long as this.
  const Term& read(const std::string& term);
  /// How often the record, which must have been touched, has the term.
  static std::uint32_t count_touched(const Term& term, std::uint32_t record);
  /// The value of a slot as it is in the index.
  std::string value(std::uint32_t record, unsigned slot) const;
  /// Below 0, 0 or above as the value of a slot sorts before, like or behind `bound`; key_of(bound)
  /// is given since it is the same for many.
  int compare(std::uint32_t record, unsigned slot, const Key& key, const std::string& bound,
              const Key& key_of_bound) const;

  const Xapian::Database& database() const { return database_; }
  Columns& columns() const { return columns_; }
  /// The largest number that a record may have.
  std::uint32_t last() const { return last_; }

 private:
  RecordSet find_term(const std::string& term);
  RecordSet find_all(const Expressions& parts);
  RecordSet find_any(const Expressions& parts);
  RecordSet find_range(const Expression& range) const;
  template <typename Visit>
  void for_each_in(const Expression& range, const RecordSet& records, Visit visit) const;

  const Xapian::Database& database_;
  Columns& columns_;
  const std::uint32_t last_;
  std::unordered_map<std::string, Term> terms_;
};

}  // namespace search
