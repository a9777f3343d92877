#pragma once

#include "catalog/base/json.hpp"

namespace catalog::bulk {

/// What a row of a table says, brought into the document that is there: texts language by language,
/// other properties as a whole; what the row does not speak of stays. Files that were uploaded here
/// stay, since no table can name them. Both are normalised.
void merge_record(base::Json& document, const base::Json& row);

}  // namespace catalog::bulk
