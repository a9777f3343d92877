#pragma once

#include <vector>

#include "catalog/sql/database.hpp"
#include "catalog/store/check.hpp"

namespace catalog::assessment {

/// Proves that assessments and the plan of action can be read, that published ones are what was
/// published (by their hash, and by the one that the audit log has), that versions follow ones that
/// are there, and that agencies are; adds what is wrong. Nothing where nothing was ever assessed.
/// Errors: as sql::Connection.
void check_tables(sql::Connection& connection, std::vector<store::Problem>& problems);

}  // namespace catalog::assessment
