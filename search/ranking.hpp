#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/matcher.hpp"
#include "search/record_set.hpp"
#include "search/scorer.hpp"

namespace search {

struct Ranked {
  std::uint32_t record;
  double score;
};
using Page = std::vector<Ranked>;

/// By which value records are put in order, where their scores are equal.
struct Order {
  char letter;  // of a Cursor
  unsigned slot;
  bool descending;
};

/// Puts records in order: higher scores first, then by the value of a slot.
/// Thread: one at a time. Lives no longer than `matcher`.
class Ranking {
 public:
  Ranking(Matcher& matcher, const Order& order);

  /// The first `most` of `records`; without a scorer by the value alone. Every part of the scorer
  /// must be ready, and it cannot be used for another ranking.
  Page first(const RecordSet& records, std::size_t most, Scorer* scorer);

  /// Of the records that share a value of `column` (its first, where there are more) only the one
  /// that comes first; `others` tells of it how many went.
  RecordSet first_of_each(const RecordSet& records, const FacetColumn& column, Scorer* scorer,
                          std::unordered_map<std::uint32_t, std::uint32_t>& others);

  /// Those of `records` that come behind a value.
  RecordSet behind(const RecordSet& records, const std::string& value) const;

 private:
  bool comes_before(const Ranked& left, const Ranked& right);
  const std::string& value(std::uint32_t record);

  Matcher& matcher_;
  const Order order_;
  const Chunked<Key>& keys_;
  std::unordered_map<std::uint32_t, std::string> values_;  // of those whose keys are equal
};

}  // namespace search
