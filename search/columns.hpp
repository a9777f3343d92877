#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "search/chunked.hpp"
#include "search/facets.hpp"
#include "search/posting_cache.hpp"
#include "search/record_set.hpp"
#include "search/touched.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The beginning of a value, which sorts as the value does as far as it goes; all zero where a
/// record has none.
struct Key {
  std::uint64_t high = 0, low = 0;

  auto operator<=>(const Key&) const = default;  // NOLINT(modernize-use-nullptr): none is there
  /// Whether the value ends within it, so that equal keys are equal values.
  bool is_whole() const { return (low & 0xFFU) == 0; }
};

Key key_of(std::string_view value);

/// What a score needs to know of a record beside its terms.
struct RecordFacts {
  std::uint32_t length = 0;    // of all its words, weights included
  std::uint32_t standing = 0;  // see to_number(Standing)
};

/// What is held in memory of one state of the index, so that searches need not read it record by
/// record: facets, sort keys, lengths and standing, frequent postings. Each is read when it is
/// first asked for, shared by all readers of that state, and follows the next commits by the
/// index's journal where that can tell what changed.
/// Thread: any. Throws Xapian's own exceptions.
class Columns {
 public:
  Columns(std::string generation, std::uint64_t commit);
  /// Those of a later commit of the same generation.
  Columns(Columns& before, std::uint64_t commit, const Xapian::Database& database);

  bool are_of(std::string_view generation, std::uint64_t commit) const;
  bool are_of_generation(std::string_view generation) const { return generation_ == generation; }

  /// `database` must stand at the same commit, here and below. What is given lives as long as this.
  const FacetColumn& facet(const Facet& facet, const Xapian::Database& database);
  const Chunked<Key>& keys(unsigned slot, const Xapian::Database& database);
  const Chunked<RecordFacts>& facts(const Xapian::Database& database);
  /// Every record there is.
  const RecordSet& everything(const Xapian::Database& database);

  /// Without what has to be said of touched().
  std::shared_ptr<const Postings> postings(const std::string& term,
                                           const Xapian::Database& database) const;
  const TouchedRecords& touched() const { return touched_; }

  /// Reads what nearly every search needs, so that the first one need not wait.
  void warm(const Xapian::Database& database);

 private:
  struct Held {
    std::map<std::string, std::shared_ptr<const FacetColumn>, std::less<>> facets;
    std::map<unsigned, std::shared_ptr<const Chunked<Key>>> keys;
    std::shared_ptr<const Chunked<RecordFacts>> facts;
    std::shared_ptr<const RecordSet> everything;
  };

  void follow(const Held& before, const std::vector<std::uint32_t>& touched,
              const Xapian::Database& database);

  const std::string generation_;
  const std::uint64_t commit_;
  std::shared_ptr<PostingCache> postings_;
  TouchedRecords touched_;  // since any of the postings were read
  std::mutex mutex_;
  Held held_;
};

}  // namespace search
