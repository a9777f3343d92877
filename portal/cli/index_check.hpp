#pragma once

#include <string>
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
/// damage. Answers what was found of the index, judged by the store's last change.
/// Errors: as search::Index.
search::IndexStatus check_index(catalog::store::Store& store, const std::string& folder,
                                std::vector<catalog::store::Problem>& problems);

}  // namespace portal::cli
