#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace search {

/// What two records are to each other, as their titles tell.
enum class TitleMatch {
  kOther,   // different things
  kSeries,  // the same of another year or number
  kSame,    // likely the same record twice
};

/// How many records have a folded word; to tell a misspelt word from another one.
using WordFrequency = std::function<std::uint64_t(const std::string& word)>;

/// Compares two titles by their words, in any order, case and diacritics aside. Numbers, years and
/// the names of months must be the same, or it is another of a series. A word may be misspelt when
/// hardly any record has it. A word more or less makes another title ("South Boston", "South Boston
/// Waterfront").
TitleMatch match_titles(std::string_view left, std::string_view right,
                        const WordFrequency& frequency);

}  // namespace search
