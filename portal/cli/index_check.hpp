#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/store/check.hpp"
#include "catalog/store/store.hpp"
#include "search/index.hpp"

namespace portal::cli {

/// A quick look at the index, judged by the store's last change; right also beside a server that
/// writes both.
search::IndexStatus look_at_index(catalog::store::Store& store, const std::string& folder);

/// Looks through the whole index and compares it with the store at the moment that it reflects,
/// also while a server writes both; adds what is wrong to `problems`. An index that is absent or
/// behind, or that a server changes all the time, is not compared: it is followed up, which is no
/// damage; note_of_index() tells of it. Answers what was found of the index, judged by the store's
/// last change.
/// Errors: as search::Index.
search::IndexStatus check_index(catalog::store::Store& store, const std::string& folder,
                                std::vector<catalog::store::Problem>& problems);

/// What is no damage but should be known: an index that is absent, or behind the store's change
/// `last`; with what to do.
std::optional<catalog::store::Problem> note_of_index(const search::IndexStatus& status,
                                                     std::uint64_t last);

/// "good", "behind", "foreign", "unreadable" or "absent".
std::string_view to_string(search::IndexState state);

}  // namespace portal::cli
