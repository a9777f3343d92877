#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/words.hpp"

namespace search {

/// A word that was searched for.
struct QueryWord {
  Word word;
  bool is_prefix = false;     // stands for every word that begins so
  bool is_stop_word = false;  // too common to be missed
  unsigned quote = 0;         // words of one pair of quotes have one number; 0 outside
};

/// What a person typed, taken apart.
struct ReadQuery {
  std::vector<QueryWord> words;
  std::vector<QueryWord> excluded;  // after a minus
  /// "format:csv": facet names of schema.hpp with their values as filters have them.
  std::vector<std::pair<std::string, std::string>> filters;
  std::vector<std::pair<std::string, std::string>> excluded_filters;

  bool empty() const {
    return words.empty() && excluded.empty() && filters.empty() && excluded_filters.empty();
  }
};

/// Most words and wildcards of a query that are looked at; what comes later is not.
constexpr std::size_t kQueryWords = 32;
constexpr std::size_t kQueryFilters = 8;
constexpr std::size_t kWildcards = 2;
constexpr std::size_t kWildcardLetters = 3;

/// Reads what a person typed: words; "quoted words"; words with a star at their end; and, before
/// any of these, a minus or the name of a facet ("publisher", "licence", "tag", "lang" and "year"
/// too) with a colon. Never fails: what cannot be understood parts words.
ReadQuery read_query(std::string_view q);

/// Whether q asks for everything: empty, or nothing but stars, colons and spaces.
bool asks_for_everything(std::string_view q);

}  // namespace search
