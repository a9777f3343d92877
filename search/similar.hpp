#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/result.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// Most records that find_similar() gives.
constexpr std::size_t kMostSimilar = 20;

/// Records about the same as the one with that id, nearest first; without it, and one of each
/// series. They share its telling terms: words and pairs of neighbours that it has often or in its
/// title and that few records have. At least two such pairs are shared, or a keyword or theme and
/// such a word; where nothing is as near as that there is nothing. `score` is from 0 to 1: how much
/// of what the record itself would score they do.
/// Limits: kMostSimilar. Empty also when there is no record with that id.
/// Throws Xapian's own exceptions.
std::vector<Hit> find_similar(const Xapian::Database& database, std::string_view id,
                              std::size_t limit);

}  // namespace search
