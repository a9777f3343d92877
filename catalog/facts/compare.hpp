#pragma once

// Two sets of facts beside each other: what is there, and what was made anew.

#include <filesystem>

#include "catalog/facts/filler.hpp"
#include "catalog/sql/database.hpp"

namespace catalog::facts {

/// Compares what `connection`, a readiness.db, has in the filler's columns with a database that was
/// made anew, and takes over from that what differs, all in one transaction with `finish`. Feeders'
/// columns stay as they are. Counts differences and examples into `checked`.
/// Errors: as sql::Connection; then nothing changed.
void take_over(sql::Connection& connection, const std::filesystem::path& made, Checked& checked,
               const std::function<void(sql::Connection&)>& finish);

}  // namespace catalog::facts
