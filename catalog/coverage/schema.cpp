#include "catalog/coverage/schema.hpp"

#include <span>

namespace embedded {
std::span<const base::EmbeddedFile> coverage_schema();
}

namespace catalog::coverage {
namespace {

// By what the last file of the schema makes.
bool is_made(store::Store& store) {
  sql::ReadLease lease = store.pool().read();
  return lease.connection()
      .query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'coverage_meta'")
      .next()
      .has_value();
}

}  // namespace

// Asks first: to make tables it would have to wait for whoever writes.
void make_tables(store::Store& store) {
  if (!is_made(store)) store.migrate("coverage", embedded::coverage_schema());
}

}  // namespace catalog::coverage
