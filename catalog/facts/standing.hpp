#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "catalog/store/check.hpp"
#include "catalog/store/store.hpp"

namespace catalog::facts {

/// Looks at the facts for readiness figures, without making or changing them: adds
/// what is wrong. What is no damage but should be known is answered: facts that are not there yet
/// or stand behind the catalogue, which a running portal mends by itself.
/// Errors: as sql::Connection.
std::optional<store::Problem> check_standing(store::Store& store,
                                             const std::filesystem::path& folder,
                                             std::vector<store::Problem>& problems);

}  // namespace catalog::facts
