#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "search/analysis.hpp"
#include "search/places.hpp"
#include "search/query_words.hpp"
#include "search/request.hpp"
#include "search/synonyms.hpp"
#include "search/weights.hpp"

namespace search {

/// What the words of a query are looked for as. For query.cpp only: its users keep Xapian's headers
/// out of theirs.
using Queries = std::vector<Xapian::Query>;

Xapian::Query combine(Xapian::Query::op how, const Queries& parts);

/// Every record. Never Xapian's own constant: threads that share it count its users wrong and free
/// it.
Xapian::Query match_all();

/// A part of the score by its name in Weights.
struct ScorePart {
  std::string_view name;
  Xapian::Query query;
};

/// A word of the query, or several that are one expression: what a record may have or lack.
struct QueryUnit {
  Xapian::Query words;     // as they were typed
  Xapian::Query synonyms;  // other expressions for them, already scaled; empty when there are none
  bool is_stop_word = false;

  Xapian::Query either() const;
};

/// Thread: one at a time. Lives no longer than what it is made of.
class TextQuery {
 public:
  TextQuery(const Xapian::Database& database, const ReadQuery& query, const SearchRequest& request,
            Analyzer& analyzer, const Synonyms& synonyms, const Weights& weights);

  const std::vector<QueryUnit>& units() const { return units_; }
  /// What a record must have whatever the tier: quoted words, next to each other.
  const Queries& quotes() const { return quotes_; }
  /// What must not be in a record.
  const Queries& excluded() const { return excluded_; }
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
  Xapian::Query group(std::size_t i) const;
  Queries groups(std::size_t first, std::size_t count) const;
  std::vector<std::string> stems_of(const Word& word) const;
  std::string split_pair(const Word& word) const;
  Xapian::Query expression(const std::vector<Word>& words) const;
  void add_units();
  void add_quotes();
  void add_excluded();
  void add_neighbours();
  void add_whole();
  void add_agreements();
  void add_standing();
  Xapian::Query fixed(double weight, const Queries& among) const;
  void add_extra(std::string_view name, const Queries& parts);

  const Xapian::Database& database_;
  const ReadQuery& query_;
  const SearchRequest& request_;
  Analyzer& analyzer_;
  const Synonyms& synonyms_;
  const Weights& weights_;
  std::vector<std::string> stem_languages_;
  std::vector<QueryUnit> units_;
  Queries quotes_;
  Queries excluded_;
  std::vector<ScorePart> extras_;
  std::vector<const Place*> places_;
  std::vector<int> years_;
  std::vector<std::string> other_expressions_;
};

}  // namespace search
