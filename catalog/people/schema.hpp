#pragma once

#include "catalog/store/store.hpp"

namespace catalog::people {

/// Makes the tables of this module where they are missing; every function here that takes a reader
/// or a transaction needs them.
/// Errors: as store::Store::migrate(). Thread: any.
void make_tables(store::Store& store);

}  // namespace catalog::people
