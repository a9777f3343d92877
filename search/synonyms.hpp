#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/phrases.hpp"
#include "search/words.hpp"

namespace search {

/// Groups of expressions that people use for the same: "UBND" and "ủy ban nhân dân", and the names
/// of a place.
/// Shape of a table: one group a line, its expressions with tabs between; lines that begin with #
/// and empty ones say nothing. Source of the table built in: search/data/synonyms.tsv.
/// Thread: any; never changes once it is made.
class Synonyms {
 public:
  /// Other expressions for some words of a text.
  struct Match {
    std::size_t first = 0;
    std::size_t count = 0;
    std::vector<const std::vector<Word>*> others;
  };

  /// The table built in.
  Synonyms() : Synonyms(std::string_view()) {}
  /// The groups of `own` beside it, which win where both know an expression.
  explicit Synonyms(std::string_view own);

  std::vector<Match> find(const std::vector<Word>& words) const;
  std::size_t size() const { return groups_.size(); }

 private:
  using Group = std::vector<std::vector<Word>>;

  void add_table(std::string_view table);
  void add_group(const std::vector<std::string>& expressions);

  PhraseTable phrases_;
  std::vector<Group> groups_;
};

}  // namespace search
