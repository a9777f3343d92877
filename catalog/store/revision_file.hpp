#pragma once

// Which content each revision of a dataset hands out: what keeps old versions downloadable.

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalog/sql/database.hpp"
#include "catalog/store/records.hpp"

namespace catalog::store {

/// Notes it for one revision, as part of the transaction that makes it.
void note_revision_files(sql::Connection& connection, std::string_view dataset, std::int64_t number,
                         const std::vector<DistributionRef>& distributions);

/// Notes it for the revisions that were made before this was kept; does so once for a store, in a
/// transaction of its own. Revisions that are damaged are left out, and told to the log.
/// Errors: as sql::Connection.
void note_older_revision_files(sql::Connection& connection);

}  // namespace catalog::store
