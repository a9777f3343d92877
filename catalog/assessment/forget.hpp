#pragma once

#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::assessment {

/// What an account wrote last of assessments and the plan, for itself:
/// {"parts":[…],"remarks":[…],"notes":[…]}. Errors: as sql::Connection.
base::Json written_by(sql::Connection& connection, std::string_view account);

/// Puts another name in the place of a person's wherever assessments and actions say who wrote:
/// also in published documents, where it stands outside of what their hash proves. What a text
/// itself says of persons stays. Harmless where nothing was ever assessed.
/// Errors: as sql::Connection.
void forget_person(sql::Connection& connection, std::string_view account,
                   std::string_view substitute);

}  // namespace catalog::assessment
