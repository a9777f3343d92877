#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/acronyms.hpp"
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

  /// These beside what is known already, which wins: an acronym that any group knows is left out,
  /// and a name in which one knows an expression stays what it was, though its acronym leads to it.
  /// Of an acronym with several names each leads to the acronym, not to the others.
  /// Answers those that were taken.
  std::vector<Acronym> add_acronyms(const std::vector<Acronym>& acronyms);

  std::vector<Match> find(const std::vector<Word>& words) const;
  std::size_t size() const { return groups_.size(); }

 private:
  using Group = std::vector<std::vector<Word>>;

  void add_table(std::string_view table);
  void add_group(const std::vector<std::string>& expressions);
  void add_one_way(const std::vector<std::string>& expressions,
                   const std::vector<std::string>& others);
  bool knows(const std::string& expression) const;

  PhraseTable phrases_;
  std::vector<Group> groups_;
};

}  // namespace search
