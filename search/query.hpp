#pragma once

#include <memory>
#include <string_view>

#include "catalog/base/json.hpp"
#include "search/analysis.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
class Query;
}  // namespace Xapian

namespace search {

/// What a match is worth. BM25 with k1 = 1, b = 0.5, k3 = 1 over folded words and stems, and beside
/// it these. Source: measured on several test collections; the pair's and the exact form's weights
/// lie on a plateau.
struct ScoreWeights {
  double exact = 0.5;       // a word with the diacritics that were typed
  double pair = 0.6;        // two neighbours, when the words are Vietnamese
  double other_pair = 0.3;  // two neighbours in any other case
  double whole = 3;         // a title or identifier that is just what was typed
  double cutoff = 0.4;      // tier kAny: least share of the best score
};

/// Turns a request into Xapian's queries. Xapian's own parser and matcher fall to short hostile
/// texts, so nothing of theirs reads q, OP_MAX, OP_NEAR and OP_PHRASE are never used, and what is
/// built is bounded: 32 words, 2 wildcards (of at least 3 letters, 100 expansions each).
/// Shape of q: words; "quoted words" must stand together in that order; a word's beginning with *
/// stands for all words that begin so. Everything else only parts words.
/// Thread: one at a time. Lives no longer than `database` and `request`.
class QueryBuilder {
 public:
  QueryBuilder(const Xapian::Database& database, const SearchRequest& request, Analyzer& analyzer);
  ~QueryBuilder();
  QueryBuilder(const QueryBuilder&) = delete;
  QueryBuilder& operator=(const QueryBuilder&) = delete;

  /// Whether there are words to look for. Without, everything is found, unless finds_nothing().
  bool has_words() const;
  /// Whether q holds something, but no word: "???".
  bool finds_nothing() const;
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

  /// What the words were taken for, how many records have each, and the weights.
  base::Json explain() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The records whose value of the filter "updated" is `value`.
Xapian::Query updated_query(std::string_view value);

}  // namespace search
