#pragma once

#include <cstddef>
#include <string_view>
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

/// Most words and wildcards of a query that are looked at; what comes later is not.
constexpr std::size_t kQueryWords = 32;
constexpr std::size_t kWildcards = 2;
constexpr std::size_t kWildcardLetters = 3;

/// Reads what a person typed. Never fails: what cannot be understood parts words.
std::vector<QueryWord> read_query(std::string_view q);

/// Whether q asks for everything: empty, or nothing but stars, colons and spaces.
bool asks_for_everything(std::string_view q);

}  // namespace search
