#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/completions.hpp"
#include "search/result.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// What somebody may mean who has typed so far, diacritics or not; with diacritics, what has the
/// same ones comes first. Up to two agencies, themes or keywords that begin so; then titles, those
/// that begin so before those that have the words inside, the best known first; then other
/// agencies, themes and keywords, for which a fifth of the places is kept.
/// `database` may stand at a later state of the same generation as `completions`.
/// Limits: `limit` is cut to 50; nothing for less than a letter. Throws Xapian's own exceptions.
std::vector<Suggestion> suggest(const Completions& completions, const Xapian::Database& database,
                                std::string_view typed, std::size_t limit);

}  // namespace search
