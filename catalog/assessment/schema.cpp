#include "catalog/assessment/schema.hpp"

#include <span>

namespace embedded {
std::span<const base::EmbeddedFile> assessment_schema();
}

namespace catalog::assessment {
namespace {

// By what the last file of the schema makes.
bool is_made(store::Store& store) {
  sql::ReadLease lease = store.pool().read();
  return lease.connection()
      .query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'readiness_action_note'")
      .next()
      .has_value();
}

}  // namespace

void make_tables(store::Store& store) {
  if (!is_made(store)) store.migrate("assessment", embedded::assessment_schema());
}

}  // namespace catalog::assessment
