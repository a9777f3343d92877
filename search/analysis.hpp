#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "search/words.hpp"

namespace search {

/// Terms with their weight (Xapian's wdf).
using TermCounts = std::unordered_map<std::string, unsigned>;

/// Makes terms of texts. Thread: one at a time.
class Analyzer {
 public:
  Analyzer();
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  /// Adds every term of `text`, each counted `weight` times: words, exact forms, pairs, joined and
  /// parted forms, and stems when `language` (a BCP 47 tag, or "@none") has a stemmer.
  void add_text(std::string_view text, std::string_view language, unsigned weight,
                TermCounts& terms);

  /// The folded stem of a word in a language; nothing when it has no stemmer, the word has digits,
  /// or nothing is left.
  std::optional<std::string> stem(const Word& word, std::string_view language);

  /// The stemmer's name for a tag ("en" for "en-GB"); empty when there is none.
  static std::string stem_language(std::string_view tag);

 private:
  struct Stemmers;
  std::unique_ptr<Stemmers> stemmers_;
};

}  // namespace search
