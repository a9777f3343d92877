#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/analysis.hpp"
#include "search/expression.hpp"
#include "search/query_text.hpp"
#include "search/query_words.hpp"
#include "search/request.hpp"
#include "search/result.hpp"
#include "search/synonyms.hpp"
#include "search/weights.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// Turns a request into what is looked for. Xapian's own parser and matcher fall to short hostile
/// texts, so nothing of theirs reads q or puts terms together, and what is built is bounded: 32
/// words, 2 wildcards (of at least 3 letters, 100 expansions each).
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
  /// The words, or expressions that are looked for as one: what a record may have or lack.
  const std::vector<QueryUnit>& units() const;
  /// What q asks of every record beside its words, and what none may have; nothing where it does
  /// not ask.
  Expression demanded() const;
  Expression unwanted() const;

  /// The filters of the request by facet name, and under "" all that are none; in any order.
  using Filters = std::vector<std::pair<std::string, Expression>>;
  Filters filters() const;

  /// What adds to the score of a record that is found anyway.
  const std::vector<ScorePart>& extras() const;

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
Expression updated_expression(std::string_view value);

}  // namespace search
