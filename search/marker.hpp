#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "search/analysis.hpp"
#include "search/query_words.hpp"
#include "search/words.hpp"

namespace search {

/// What a word of a text is to a query.
struct Mark {
  std::size_t unit = 0;  // which word, or other expression, of the query it answers
  double weight = 1;     // more when it has the diacritics that were typed, less for its stem
};

/// Finds the words of a query in texts, as the search itself does: folded, by stem in a language
/// that has a stemmer, by beginning before a star, joined ("PM 2.5" for "pm25") or parted, and the
/// other expressions that were looked for too. Stop words are marked beside other marks only.
/// Thread: one at a time. Lives no longer than `analyzer`.
class Marker {
 public:
  /// `others` are the other expressions, as text.
  Marker(const ReadQuery& query, const std::vector<std::string>& others, Analyzer& analyzer);

  /// For each word of a text in `language` (a BCP 47 tag, or "@none") its mark, if it has one.
  std::vector<std::optional<Mark>> find(const std::vector<Word>& words,
                                        std::string_view language) const;

 private:
  using Marks = std::vector<std::optional<Mark>>;
  using Units = std::unordered_map<std::string, std::size_t>;

  void add_query_word(std::size_t i, const ReadQuery& query);
  void add_folded(const std::string& word, std::size_t unit);
  Units stems_in(std::string_view language) const;
  std::optional<Mark> mark_of(const Word& word) const;
  void mark_stems(const std::vector<Word>& words, std::string_view language, Marks& marks) const;
  void mark_neighbours(const std::vector<Word>& words, std::size_t left, Marks& marks) const;
  void mark_others(const std::vector<Word>& words, Marks& marks) const;
  void drop_lone_stop_words(Marks& marks) const;

  Analyzer& analyzer_;
  Units folded_;                             // words, and two neighbours written as one
  std::unordered_set<std::size_t> lengths_;  // of these, in bytes
  std::unordered_set<std::string> exact_;    // of these, those typed with diacritics
  std::vector<std::pair<std::string, std::size_t>> beginnings_;
  std::vector<std::pair<Word, std::size_t>> stemmed_;  // words that may stand in other forms
  std::vector<std::vector<Word>> others_;
  std::unordered_set<std::size_t> stop_words_;  // units; none when there is nothing else
  std::size_t units_ = 0;
};

}  // namespace search
