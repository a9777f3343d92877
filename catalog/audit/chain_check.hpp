#pragma once

#include <cstdint>
#include <vector>

#include "catalog/sql/database.hpp"
#include "catalog/store/check.hpp"

namespace catalog::audit {

/// Proves the audit log at the moment that `connection` sees: that each entry is chained to the one
/// before, naming the first that is not; that the heads are those of the chain; that each revision
/// is the one that its entry tells of; and that each change of a dataset since the log began has
/// its entry. Adds what is wrong to `problems` (`what` is "audit"); answers the number of entries
/// that are sound, from the first.
/// Errors: as sql::Connection.
std::int64_t check_chain(sql::Connection& connection, std::vector<store::Problem>& problems);

}  // namespace catalog::audit
