#include "catalog/audit/log.hpp"

#include <initializer_list>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"

namespace catalog::audit {
namespace {

constexpr std::size_t kSaltBytes = 16;

Entry read_entry(const sql::Row& row) {
  Entry entry;
  entry.seq = row.integer(0);
  entry.time = base::Time(std::chrono::milliseconds(row.integer(1)));
  entry.action = row.text(2);
  entry.kind = row.text(3);
  entry.id = row.text(4);
  entry.agency = row.text(5);
  entry.revision = row.integer(6);
  entry.content = row.text(7);
  entry.detail_digest = row.text(8);
  entry.hash = row.text(9);
  return entry;
}

// A line feed in a field could make two different entries read the same.
void refuse_lines(const Entry& entry) {
  for (const std::string* field :
       {&entry.action, &entry.kind, &entry.id, &entry.agency, &entry.content})
    if (field->find('\n') != std::string::npos)
      throw base::Error(base::ErrorCode::kInvalidData, "audit_line_bad", {{"kind", entry.kind}});
}

void write(sql::Connection& connection, const Entry& entry) {
  connection.execute(
      "INSERT INTO audit (seq, time, action, kind, id, agency, revision, content, detail_digest,"
      " hash, salt, actor, detail)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      entry.seq, entry.time.time_since_epoch().count(), entry.action, entry.kind, entry.id,
      entry.agency, entry.revision, entry.content, entry.detail_digest, entry.hash,
      entry.detail->salt, entry.detail->actor, entry.detail->text);
}

Tail append_after(sql::Connection& connection, const Tail& last, Event&& event) {
  Entry entry;
  entry.seq = last.seq + 1;
  entry.time = base::now();
  entry.action = std::move(event.action);
  entry.kind = std::move(event.kind);
  entry.id = std::move(event.id);
  entry.agency = std::move(event.agency);
  entry.revision = event.revision;
  entry.content = std::move(event.content);
  entry.detail = {base::random_hex(kSaltBytes), std::move(event.actor), std::move(event.detail)};
  entry.detail_digest = digest_of(*entry.detail);
  refuse_lines(entry);
  entry.hash = hash_of(entry, last.hash);
  write(connection, entry);
  return {entry.seq, std::move(entry.hash)};
}

// What was there before the log is told by the number of the last change.
Tail begin_log(sql::Connection& connection) {
  Event event;
  event.actor = "portal";
  event.action = "begun";
  event.kind = "log";
  event.revision = connection.query("SELECT max(seq) FROM change").next()->integer(0);
  return append_after(connection, {0, kNoHash}, std::move(event));
}

}  // namespace

std::optional<Tail> find_tail(sql::Connection& connection) {
  sql::Statement rows = connection.query("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return Tail{row->integer(0), row->text(1)};
}

void begin(sql::Connection& connection) {
  if (!find_tail(connection)) begin_log(connection);
}

std::int64_t append(sql::Connection& connection, Event event) {
  auto last = find_tail(connection);
  if (!last) last = begin_log(connection);
  return append_after(connection, *last, std::move(event)).seq;
}

void for_each(sql::Connection& connection, const Filter& filter,
              const std::function<bool(const Entry&)>& visit) {
  sql::Statement rows = connection.query(
      "SELECT seq, time, action, kind, id, agency, revision, content, detail_digest, hash, salt,"
      " actor, detail FROM audit"
      " WHERE ($1 = '' OR agency = $1) AND ($2 = '' OR actor = $2) AND time >= $3 ORDER BY seq",
      filter.agency, filter.actor, filter.since.value_or(base::Time{}).time_since_epoch().count());
  while (const auto row = rows.next()) {
    Entry entry = read_entry(*row);
    if (!row->is_null(10)) entry.detail = {row->text(10), row->text(11), row->text(12)};
    if (!visit(entry)) return;
  }
}

std::int64_t erase_actor(sql::Connection& connection, std::string_view actor) {
  connection.run_script("PRAGMA secure_delete = ON;");
  const auto erased = connection.execute(
      "UPDATE audit SET salt = NULL, actor = NULL, detail = NULL WHERE actor = $1", actor);
  connection.run_script("PRAGMA secure_delete = OFF;");
  return erased;
}

std::int64_t erase_details_of(sql::Connection& connection, std::string_view kind,
                              std::string_view id) {
  return connection.execute(
      "UPDATE audit SET salt = NULL, actor = NULL, detail = NULL"
      " WHERE kind = $1 AND id = $2 AND detail IS NOT NULL",
      kind, id);
}

std::int64_t erase_details_about(sql::Connection& connection, std::string_view action,
                                 std::string_view content) {
  return connection.execute(
      "UPDATE audit SET salt = NULL, actor = NULL, detail = NULL"
      " WHERE action = $1 AND content = $2 AND detail IS NOT NULL",
      action, content);
}

std::int64_t erase_details_with(sql::Connection& connection, std::string_view text) {
  return connection.execute(
      "UPDATE audit SET salt = NULL, actor = NULL, detail = NULL"
      " WHERE detail IS NOT NULL AND instr(detail, $1) > 0",
      text);
}

}  // namespace catalog::audit
