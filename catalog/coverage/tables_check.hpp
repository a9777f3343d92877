#pragma once

#include <vector>

#include "catalog/sql/database.hpp"
#include "catalog/store/check.hpp"

namespace catalog::coverage {

/// Proves that what is said of coverage, inventories and issued lists can be read and is of
/// datasets and agencies that are there; adds what is wrong. Nothing where nothing was ever said.
/// Errors: as sql::Connection.
void check_tables(sql::Connection& connection, std::vector<store::Problem>& problems);

}  // namespace catalog::coverage
