#include "catalog/facts/feeder.hpp"

#include "catalog/store/row.hpp"

namespace catalog::facts {
const std::vector<std::string>& sources_to_come() {
  static const std::vector<std::string> names = {"requests", "feedback",  "reuse",
                                                 "harvest",  "linkcheck", "mail"};
  return names;
}

Fed refill(Facts& facts, Feeder& feeder, base::Time now, Day today) {
  sql::WriteLease lease = facts.pool().write();
  sql::Transaction transaction(lease.connection(), sql::Transaction::Kind::kWrite);
  const Fed fed = feeder.refill(lease.connection(), now, today);
  note_source(lease.connection(), feeder.source(), fed, now);
  transaction.commit();
  return fed;
}

void note_failure(Facts& facts, std::string_view source, const std::string& why) {
  sql::WriteLease lease = facts.pool().write();
  lease.connection().execute("UPDATE source_state SET note = $2 WHERE name = $1", source, why);
}

void note_source(sql::Connection& connection, std::string_view source, const Fed& fed,
                 base::Time now) {
  connection.execute(
      "INSERT INTO source_state (name, is_there, filled, note) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (name) DO UPDATE SET is_there = excluded.is_there, filled = excluded.filled,"
      " note = excluded.note",
      source, fed.is_there ? 1 : 0, store::to_number(now), fed.note);
}

std::string root_of(sql::Connection& connection, std::string_view agency) {
  auto rows = connection.query("SELECT root_id FROM rd_publisher WHERE id = $1", agency);
  const auto row = rows.next();
  return row && !row->is_null(0) ? row->text(0) : std::string(agency);
}

}  // namespace catalog::facts
