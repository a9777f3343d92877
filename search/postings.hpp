#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/record_set.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The records of one term, and how often each has it, read out of the index: 1.2 bytes for each
/// record of the index and one for each of the term when it is frequent, else 5 for each of the
/// term.
/// Thread: any; never changes once it is made.
class Postings {
 public:
  /// Throws Xapian's own exceptions.
  Postings(const std::string& term, const Xapian::Database& database);

  /// Adds the records to a set that has room for them.
  void add_to(RecordSet& set) const;
  /// How often a record has the term; 0 for those without, and where only having it counts.
  std::uint32_t count(std::uint32_t record) const;
  std::uint32_t most() const { return most_; }
  std::size_t bytes() const;

  /// Asks for counts of records in rising order.
  class Cursor {
   public:
    explicit Cursor(const Postings& postings) : postings_(&postings) {}
    std::uint32_t count(std::uint32_t record) {
      return postings_->is_frequent_ ? postings_->count(record) : count_onward(record);
    }

   private:
    std::uint32_t count_onward(std::uint32_t record);

    const Postings* postings_;
    std::size_t at_ = 0;
  };

 private:
  std::uint32_t count_at(std::size_t place, std::uint32_t record) const {
    return counts_[place] < kLarge ? counts_[place] : large_.at(record);
  }

  static constexpr std::uint8_t kLarge = 255;  // such counts are in large_

  bool is_frequent_ = false;
  RecordSet set_;                       // of a frequent term
  std::vector<std::uint32_t> before_;   // see RecordSet::list_ranks()
  std::vector<std::uint32_t> records_;  // of another term
  std::vector<std::uint8_t> counts_;    // in the order of the records; empty when all are 0
  std::unordered_map<std::uint32_t, std::uint32_t> large_;
  std::uint32_t most_ = 0;
};

}  // namespace search
