#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/record_set.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The terms, as they are now, of the records that commits touched since postings were read into
/// memory. A record that went has none.
/// Thread: any; never changes once it is made.
class TouchedRecords {
 public:
  using Count = std::pair<std::uint32_t, std::uint32_t>;  // a record, how often it has a term

  TouchedRecords() = default;
  /// Those touched before, and these. Throws Xapian's own exceptions.
  TouchedRecords(const TouchedRecords& before, const std::vector<std::uint32_t>& records,
                 const Xapian::Database& database);

  std::size_t size() const { return records_.size(); }
  const RecordSet& set() const { return set_; }
  /// Those of them that have the term, in order.
  std::vector<Count> find(std::string_view term) const;

 private:
  struct Record {
    std::uint32_t number;
    std::vector<std::pair<std::string, std::uint32_t>> terms;  // in order
  };

  static std::shared_ptr<const Record> read(std::uint32_t number, const Xapian::Database& database);

  std::vector<std::shared_ptr<const Record>> records_;  // by number
  RecordSet set_;
};

}  // namespace search
