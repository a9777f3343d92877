#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/analysis.hpp"
#include "search/expression.hpp"
#include "search/places.hpp"
#include "search/query_words.hpp"
#include "search/request.hpp"
#include "search/synonyms.hpp"
#include "search/weights.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// A part of the score by its name in Weights: words with a share of their weight, or, where
/// `amount` is not 0, that amount for each of the records.
struct ScorePart {
  std::string_view name;
  Expression among;
  double share = 1;
  double amount = 0;
};

/// A word of the query, or several that are one expression: what a record may have or lack.
struct QueryUnit {
  Expression words;     // as they were typed
  Expression synonyms;  // other expressions for them; nothing when there are none
  bool is_stop_word = false;
};

/// Thread: one at a time. Lives no longer than what it is made of.
class TextQuery {
 public:
  TextQuery(const Xapian::Database& database, const ReadQuery& query, const SearchRequest& request,
            Analyzer& analyzer, const Synonyms& synonyms, const Weights& weights);

  const std::vector<QueryUnit>& units() const { return units_; }
  /// What a record must have whatever the tier: quoted words, next to each other.
  const Expressions& quotes() const { return quotes_; }
  /// What must not be in a record.
  const Expressions& excluded() const { return excluded_; }
  /// What adds to the score of a record that is found anyway.
  const std::vector<ScorePart>& extras() const { return extras_; }
  /// The places and years that were typed.
  const std::vector<const Place*>& places() const { return places_; }
  const std::vector<int>& years() const { return years_; }
  /// Other expressions that are looked for too, as text.
  const std::vector<std::string>& other_expressions() const { return other_expressions_; }
  /// Whether no record has the word in any form.
  bool is_unknown(std::size_t word) const;

 private:
  void choose_stem_languages();
  Expression group(std::size_t i) const;
  Expressions groups(std::size_t first, std::size_t count) const;
  std::vector<std::string> stems_of(const Word& word) const;
  std::string split_pair(const Word& word) const;
  Expression expression(const std::vector<Word>& words) const;
  void add_units();
  void add_quotes();
  void add_excluded();
  void add_neighbours();
  void add_whole();
  void add_agreements();
  Expression beginning(const Word& word) const;

  const Xapian::Database& database_;
  const ReadQuery& query_;
  const SearchRequest& request_;
  Analyzer& analyzer_;
  const Synonyms& synonyms_;
  const Weights& weights_;
  std::vector<std::string> stem_languages_;
  std::vector<QueryUnit> units_;
  Expressions quotes_;
  Expressions excluded_;
  std::vector<ScorePart> extras_;
  std::vector<const Place*> places_;
  std::vector<int> years_;
  std::vector<std::string> other_expressions_;
};

}  // namespace search
