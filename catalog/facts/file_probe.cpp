#include "catalog/facts/file_probe.hpp"

#include "catalog/store/row.hpp"

namespace catalog::facts {
namespace {

std::optional<std::int64_t> number(const sql::Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

std::optional<bool> truth(const sql::Row& row, int column) {
  const auto known = number(row, column);
  return known ? std::optional(*known != 0) : std::nullopt;
}

}  // namespace

std::optional<FileProbe> find_probe(sql::Connection& connection, std::string_view sha256) {
  auto rows = connection.query(
      "SELECT state, format, encoding, byte_size, parse_ok, row_n, column_n, uses_ids, uses_codes,"
      " probed_at, checked_at, fixity_ok FROM file_probe WHERE sha256 = $1",
      sha256);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  FileProbe probe;
  probe.sha256 = sha256;
  probe.state = row->text(0);
  probe.format = row->text(1);
  probe.encoding = row->text(2);
  probe.byte_size = row->integer(3);
  probe.parse_ok = truth(*row, 4);
  probe.row_n = number(*row, 5);
  probe.column_n = number(*row, 6);
  probe.uses_ids = truth(*row, 7);
  probe.uses_codes = truth(*row, 8);
  probe.probed_at = store::to_time(row->integer(9));
  if (const auto checked = number(*row, 10)) probe.checked_at = store::to_time(*checked);
  probe.fixity_ok = truth(*row, 11);
  return probe;
}

void put_probe(sql::Connection& connection, const FileProbe& probe) {
  // -1 stands for never; NULL is written for it.
  const std::int64_t checked = probe.checked_at ? store::to_number(*probe.checked_at) : -1;
  connection.execute(
      "INSERT INTO file_probe (sha256, state, format, encoding, byte_size, parse_ok, row_n,"
      " column_n, uses_ids, uses_codes, probed_at, checked_at, fixity_ok)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULLIF($12, -1), $13)"
      " ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, format = excluded.format,"
      " encoding = excluded.encoding, byte_size = excluded.byte_size, parse_ok = excluded.parse_ok,"
      " row_n = excluded.row_n, column_n = excluded.column_n, uses_ids = excluded.uses_ids,"
      " uses_codes = excluded.uses_codes, probed_at = excluded.probed_at,"
      " checked_at = excluded.checked_at, fixity_ok = excluded.fixity_ok",
      probe.sha256, probe.state, probe.format, probe.encoding, probe.byte_size, probe.parse_ok,
      probe.row_n, probe.column_n, probe.uses_ids, probe.uses_codes,
      store::to_number(probe.probed_at), checked, probe.fixity_ok);
}

}  // namespace catalog::facts
