#pragma once

#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::coverage {

/// What somebody said of coverage and which lists they brought, for themselves:
/// {"claims":[…],"exempt":[…],"lists":[…]}. `name` is that of the account. Errors: as
/// sql::Connection.
base::Json said_by(sql::Connection& connection, std::string_view name);

/// Puts another name in the place of an account's wherever it is said who decided. What they wrote
/// of a dataset stays. Errors: as sql::Connection.
void forget_person(sql::Connection& connection, std::string_view name, std::string_view substitute);

}  // namespace catalog::coverage
