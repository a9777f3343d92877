#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/result.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// Titles for what somebody has typed so far, diacritics or not: first those that begin so, in
/// alphabetical order, then those whose words begin with the words typed, best known first.
/// Limits: `limit` is cut to 50; nothing for less than a letter.
std::vector<Suggestion> suggest_titles(const Xapian::Database& database, std::string_view typed,
                                       std::size_t limit);

}  // namespace search
