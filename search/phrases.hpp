#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/words.hpp"

namespace search {

/// Expressions of one or more words, each with a number for what it means, and where they stand in
/// a text. A word without diacritics stands for any word that differs in them only, so "ha noi" and
/// "hà noi" are "Hà Nội"; one with other diacritics does not.
/// Thread: any once it is filled.
class PhraseTable {
 public:
  struct Match {
    std::size_t first = 0;  // word
    std::size_t count = 0;  // words
    std::uint32_t meaning = 0;
  };

  /// With `marks_needed`, words without diacritics do not stand for those of the expression: "lao"
  /// is not "Lào". Nothing happens when the expression has no words, or more than 12.
  void add(std::string_view expression, std::uint32_t meaning, bool marks_needed = false);

  /// Whether there is an expression of these words, diacritics aside.
  bool has(std::span<const Word> words) const;

  /// From left to right, the longest expression at each place, none inside another and none across
  /// sentences.
  std::vector<Match> find(std::span<const Word> words) const;

 private:
  struct Entry {
    std::vector<std::string> exact;
    std::uint32_t meaning;
    bool marks_needed;
  };

  const Entry* find_at(std::span<const Word> words) const;

  std::unordered_map<std::string, std::vector<Entry>> entries_;  // by the folded words
  std::size_t longest_ = 0;
};

}  // namespace search
