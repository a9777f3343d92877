#include "catalog/usage/schema.hpp"

#include <span>

namespace embedded {
std::span<const base::EmbeddedFile> usage_schema();
}

namespace catalog::usage {
namespace {

// By what the last file of the schema makes.
bool is_made(store::Store& store) {
  sql::ReadLease lease = store.pool().read();
  return lease.connection()
      .query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'used_day'")
      .next()
      .has_value();
}

}  // namespace

// Asks first: to make tables it would have to wait for whoever writes.
void make_tables(store::Store& store) {
  if (!is_made(store)) store.migrate("usage", embedded::usage_schema());
}

}  // namespace catalog::usage
