#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/completions.hpp"
#include "search/result.hpp"

namespace search {

constexpr std::size_t kMostRelated = 8;

/// Keywords and agencies near the words of a query, as filters with the number of records that each
/// leaves, which is never 0: those that have a word that was typed, or one that begins alike, or
/// that is one letter off, and keywords of records that have a word of the query. What has more of
/// it comes first, then what has more records.
/// Throws Xapian's own exceptions.
std::vector<FilterOffer> list_related(const Completions& completions,
                                      const Xapian::Database& database, std::string_view q);

}  // namespace search
