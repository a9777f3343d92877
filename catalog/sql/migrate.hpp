#pragma once

#include <span>
#include <string_view>

#include "catalog/base/embedded.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::sql {

/// Brings the tables of one area ("catalogue", "accounts") up to date: runs each of its files
/// NNNN_name.sql that was not run yet, by number, all in one transaction, and records each with
/// its digest. Several processes may do it at once.
/// Errors: kUnavailable "store_too_new" when a newer program wrote the tables;
/// "store_schema_differs" when a file that was run has changed since.
void migrate(Connection& connection, std::string_view area,
             std::span<const base::EmbeddedFile> files);

}  // namespace catalog::sql
