#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/analysis.hpp"
#include "search/query_words.hpp"
#include "search/request.hpp"
#include "search/result.hpp"
#include "search/synonyms.hpp"
#include "search/weights.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
class Query;
}  // namespace Xapian

namespace search {

/// Turns a request into Xapian's queries. Xapian's own parser and matcher fall to short hostile
/// texts, so nothing of theirs reads q, OP_MAX, OP_NEAR and OP_PHRASE are never used, and what is
/// built is bounded: 32 words, 2 wildcards (of at least 3 letters, 100 expansions each).
/// Shape of q: see read_query(). Words that must stand together do so in that order.
/// Thread: one at a time. Lives no longer than `database` and `request`.
class QueryBuilder {
 public:
  QueryBuilder(const Xapian::Database& database, const SearchRequest& request, Analyzer& analyzer,
               const Synonyms& synonyms, const Weights& weights);
  ~QueryBuilder();
  QueryBuilder(const QueryBuilder&) = delete;
  QueryBuilder& operator=(const QueryBuilder&) = delete;

  /// Whether there are words to look for. Without, everything that the filters let through is
  /// found, unless finds_nothing().
  bool has_words() const;
  /// Whether q wants nothing in particular.
  bool wants_everything() const;
  /// Whether q holds something, but nothing to look for: "???".
  bool finds_nothing() const;
  /// How many words, or expressions that are looked for as one, there are.
  std::size_t count_units() const;
  /// Whether a tier finds, in principle, more than the one before it.
  bool has_tier(Tier tier) const;

  /// The records of a tier, without filters; weights mean nothing.
  Xapian::Query matching(Tier tier) const;
  /// The same records with their scores.
  Xapian::Query scoring(Tier tier) const;
  /// The records that all filters let through, but for those of the facet `except`.
  Xapian::Query filtering(std::string_view except = {}) const;
  /// Whether any filter but `except` is set.
  bool has_filters(std::string_view except = {}) const;

  /// The parts of the score by name, "text" first: their sum is what scoring() gives.
  std::vector<std::pair<std::string, Xapian::Query>> score_parts() const;

  /// What the words were taken for, how many records have each, and the weights.
  base::Json explain() const;
  /// The places and years that were typed, as filters to offer: facet name, value.
  std::vector<std::pair<std::string, std::string>> list_offers() const;
  /// The words that no record has, by their number in the query.
  std::vector<std::size_t> list_unknown() const;
  const ReadQuery& read() const;
  /// Other expressions that are looked for too, as text.
  const std::vector<std::string>& other_expressions() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The records whose value of the filter "updated" is `value`.
Xapian::Query updated_query(std::string_view value);

}  // namespace search
