#include "catalog/audit/heads.hpp"

#include "catalog/audit/log.hpp"

namespace catalog::audit {
namespace {

Head read_head(const sql::Row& row) {
  return {row.text(0), base::Time(std::chrono::milliseconds(row.integer(1))), row.integer(2),
          row.text(3)};
}

}  // namespace

Head keep_head(sql::Connection& connection, const std::string& date) {
  begin(connection);
  const Tail last = *find_tail(connection);
  connection.execute(
      "INSERT INTO audit_head (date, time, seq, hash) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (date) DO NOTHING",
      date, base::now().time_since_epoch().count(), last.seq, last.hash);
  sql::Statement rows =
      connection.query("SELECT date, time, seq, hash FROM audit_head WHERE date = $1", date);
  return read_head(*rows.next());
}

std::vector<Head> list_heads(sql::Connection& connection, std::int64_t limit) {
  std::vector<Head> list;
  sql::Statement rows = connection.query(
      "SELECT date, time, seq, hash FROM audit_head ORDER BY date DESC LIMIT $1", limit);
  while (const auto row = rows.next()) list.push_back(read_head(*row));
  return list;
}

}  // namespace catalog::audit
