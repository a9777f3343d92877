#include "catalog/facts/probe_days.hpp"

#include <chrono>

#include "catalog/store/row.hpp"

namespace catalog::facts {

void put_probe_day(sql::Connection& connection, Day day, std::string_view probe, bool works,
                   std::optional<double> p95_ms) {
  connection.execute(
      "INSERT INTO rd_probe_day (day, probe, probes, ok, p95_ms) VALUES ($1, $2, 1, $3, $4)"
      " ON CONFLICT (day, probe) DO UPDATE SET probes = 1, ok = excluded.ok,"
      " p95_ms = excluded.p95_ms",
      day, probe, works ? 1 : 0, p95_ms);
}

void add_probe_day(sql::Connection& connection, Day day, std::string_view probe, bool works,
                   std::optional<double> p95_ms) {
  connection.execute(
      "INSERT INTO rd_probe_day (day, probe, probes, ok, p95_ms) VALUES ($1, $2, 1, $3, $4)"
      " ON CONFLICT (day, probe) DO UPDATE SET probes = probes + 1, ok = ok + excluded.ok,"
      " p95_ms = COALESCE(excluded.p95_ms, p95_ms)",
      day, probe, works ? 1 : 0, p95_ms);
}

void forget_probe_days(sql::Connection& connection, Day before) {
  connection.execute("DELETE FROM rd_probe_day WHERE day < $1", before);
}

std::optional<bool> has_fresh_backup(const store::Reader& reader, base::Time now) {
  constexpr std::chrono::hours fresh{24};
  auto rows = reader.connection().query("SELECT MAX(time) FROM backup_made");
  const auto row = rows.next();
  if (row->is_null(0)) return std::nullopt;
  return now - store::to_time(row->integer(0)) <= fresh;
}

}  // namespace catalog::facts
