#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "catalog/store/check.hpp"
#include "catalog/store/store.hpp"

namespace portal::cli {

/// Looks at the facts for readiness figures (catalog/facts), without making or changing them: adds
/// what is wrong. What is no damage but should be known is answered: facts that are not there yet
/// or stand behind the catalogue, which a running portal mends by itself.
/// Errors: as catalog::sql.
std::optional<catalog::store::Problem> check_facts(catalog::store::Store& store,
                                                   const std::filesystem::path& folder,
                                                   std::vector<catalog::store::Problem>& problems);

}  // namespace portal::cli
