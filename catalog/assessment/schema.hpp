#pragma once

#include "catalog/store/store.hpp"

namespace catalog::assessment {

/// Makes the tables of this module where they are missing.
/// Errors: as store::Store::migrate(). Thread: any.
void make_tables(store::Store& store);

}  // namespace catalog::assessment
