#pragma once

#include <optional>
#include <vector>

#include "search/matcher.hpp"
#include "search/query.hpp"
#include "search/record_set.hpp"
#include "search/result.hpp"

namespace search {

/// The records that a query means, by how many of its words they must have; without the filters.
/// Thread: one at a time.
class TierSets {
 public:
  TierSets(const QueryBuilder& query, Matcher& matcher);

  /// Whether a tier finds, in principle, more than the one before it.
  bool has(Tier tier) const;
  RecordSet find(Tier tier) const;

 private:
  RecordSet find_words(Tier tier) const;

  std::vector<RecordSet> units_;   // of each word
  std::vector<RecordSet> needed_;  // of those that are no stop words; of all where all are
  RecordSet everything_;
  std::optional<RecordSet> demanded_, unwanted_;
  bool finds_nothing_;
};

}  // namespace search
