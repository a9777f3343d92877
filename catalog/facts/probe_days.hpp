#pragma once

#include <optional>
#include <string_view>

#include "catalog/facts/facts.hpp"
#include "catalog/sql/database.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::facts {

/// What rd_probe_day has of a probe on a day. As part of the caller's transaction; `connection`: of
/// readiness.db. Errors: as sql::Connection.

/// One try, in place of what was found that day before.
void put_probe_day(sql::Connection& connection, Day day, std::string_view probe, bool works,
                   std::optional<double> p95_ms);
/// One more try; `p95_ms`, where it is given, is that of the day so far.
void add_probe_day(sql::Connection& connection, Day day, std::string_view probe, bool works,
                   std::optional<double> p95_ms);
/// Whether `portal backup` wrote one within a day; nothing where it never did: other programs make
/// backups too.
std::optional<bool> has_fresh_backup(const store::Reader& reader, base::Time now);
/// Forgets days before one.
void forget_probe_days(sql::Connection& connection, Day before);

}  // namespace catalog::facts
