#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/query_words.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// The query with each of the words `unknown` replaced by the nearest word that records have, as
/// people write it most; nothing when one of them has none. Nearest is: fewest letters dropped,
/// added, changed or swapped (one, or two in words of five letters and more), then standing beside
/// the same neighbours, then most common.
/// An offer, never more: of misspelt syllables about half are mended right.
std::optional<std::string> offer_spelling(const Xapian::Database& database,
                                          const std::vector<QueryWord>& words,
                                          const std::vector<std::size_t>& unknown);

/// Letters to drop, add, change or swap to make one text of the other; bytes, at most `limit` + 1.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);

}  // namespace search
