#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/words.hpp"

namespace search {

/// What a text is about, by words alone: a table of ours (search/data/theme-words.tsv) names for
/// each of the EU's data themes expressions that speak of it, in Vietnamese and English.

constexpr std::size_t kThemes = 13;

/// The codes of the data themes ("AGRI" …), in the table's order.
const std::array<std::string, kThemes>& theme_codes();

/// "http://publications.europa.eu/resource/authority/data-theme/AGRI".
std::string theme_iri(std::size_t theme);

/// How many expressions of each theme a text has, and which.
struct ThemeWords {
  std::array<double, kThemes> counts{};
  /// Each once, as the table writes it, in the order of the text.
  std::vector<std::pair<std::size_t, std::string>> expressions;  // theme (the first it stands for)
};

/// Counts the expressions of the words, the longest at each place. One that stands for several
/// themes is shared among them. Thread: any.
ThemeWords find_theme_words(const std::vector<Word>& words);

}  // namespace search
