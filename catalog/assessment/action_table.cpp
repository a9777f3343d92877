#include "catalog/assessment/action_table.hpp"

#include <utility>

#include "catalog/assessment/check.hpp"
#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"
#include "catalog/store/row.hpp"

namespace catalog::assessment {
namespace {

StoredAction read_row(const sql::Row& row) {
  StoredAction stored;
  stored.action = action_of(base::parse_json(row.view(0)));
  stored.version = row.integer(1);
  stored.changed = store::to_time(row.integer(2));
  if (!row.is_null(3)) stored.met = row.integer(3);
  return stored;
}

void read_notes(sql::Connection& connection, StoredAction& stored) {
  sql::Statement rows = connection.query(
      "SELECT written_at, written_name, text FROM readiness_action_note WHERE action = $1"
      " ORDER BY written_at, rowid",
      stored.action.id);
  while (const auto row = rows.next())
    stored.notes.push_back({store::to_time(row->integer(0)), row->text(1), row->text(2)});
}

void write_row(store::WriteTransaction& change, const people::Principal& who, const Action& action,
               std::int64_t version, const char* done) {
  change.connection().execute(
      "INSERT INTO readiness_action (id, version, document, changed_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (id) DO UPDATE SET version = excluded.version, document = excluded.document,"
      " changed_at = excluded.changed_at",
      action.id, version, base::write_json(to_json(action)), store::to_number(base::now()));
  audit::append(change.connection(), {.actor = who.person().name,
                                      .action = done,
                                      .kind = "action",
                                      .id = action.id,
                                      .revision = version});
  change.append_change("action", action.id, version, done);
}

std::int64_t count_of(sql::Statement rows) {
  return rows.next()->integer(0);
}

[[noreturn]] void throw_unknown(std::string_view id) {
  throw base::Error(base::ErrorCode::kNotFound, "assess_action_unknown", {{"id", std::string(id)}});
}

}  // namespace

std::optional<StoredAction> find_action(sql::Connection& connection, std::string_view id) {
  std::optional<StoredAction> found;
  {
    sql::Statement rows = connection.query(
        "SELECT document, version, changed_at, met_day FROM readiness_action WHERE id = $1", id);
    if (const auto row = rows.next()) found = read_row(*row);
  }
  if (found) read_notes(connection, *found);
  return found;
}

std::vector<StoredAction> list_actions(sql::Connection& connection) {
  std::vector<StoredAction> list;
  {
    sql::Statement rows = connection.query(
        "SELECT document, version, changed_at, met_day FROM readiness_action"
        " ORDER BY coalesce(document ->> 'due', '9999'), id");
    while (const auto row = rows.next()) list.push_back(read_row(*row));
  }
  for (auto& stored : list) read_notes(connection, stored);
  return list;
}

std::string put_action(store::WriteTransaction& change, const people::Principal& who, Action action,
                       std::int64_t expected) {
  throw_first(faults_of(action));
  std::int64_t version = 1;
  if (action.id.empty()) {
    want_room(count_of(change.connection().query(
                  "SELECT count(*) FROM readiness_action WHERE document ->> 'status' NOT IN"
                  " ('done', 'dropped')")),
              kOpenActions, "assess_actions_many");
    action.id = base::random_uuid();
  } else {
    const auto known = find_action(change.connection(), action.id);
    if (!known) throw_unknown(action.id);
    if (known->version != expected)
      throw base::Error(base::ErrorCode::kStale, "assess_action_changed");
    version = known->version + 1;
    // Another test has not been met yet.
    if (known->action.test != action.test)
      change.connection().execute("UPDATE readiness_action SET met_day = NULL WHERE id = $1",
                                  action.id);
  }
  write_row(change, who, action, version, version == 1 ? "created" : "updated");
  return action.id;
}

void take_action(store::WriteTransaction& change, const people::Principal& who,
                 const Action& action) {
  throw_first(faults_of(action));
  if (find_action(change.connection(), action.id)) return;
  write_row(change, who, action, 1, "imported");
}

void add_note(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
              std::string text) {
  if (!find_action(change.connection(), id)) throw_unknown(id);
  if (text.empty()) throw base::Error(base::ErrorCode::kInvalidData, "assess_note_empty");
  throw_first(faults_of_text(text, "note"));
  want_room(count_of(change.connection().query(
                "SELECT count(*) FROM readiness_action_note WHERE action = $1", id)),
            kNotes, "assess_notes_many");
  const auto& person = who.person();
  change.connection().execute(
      "INSERT INTO readiness_action_note (action, written_at, written_by, written_name, text)"
      " VALUES ($1, $2, $3, $4, $5)",
      id, store::to_number(base::now()), person.id,
      person.display_name.empty() ? person.name : person.display_name, text);
  audit::append(change.connection(),
                {.actor = person.name, .action = "noted", .kind = "action", .id = std::string(id)});
}

void note_met(store::WriteTransaction& change, std::string_view id, readiness::Day day) {
  if (change.connection().execute(
          "UPDATE readiness_action SET met_day = $2 WHERE id = $1 AND met_day IS NULL", id, day) ==
      0)
    return;
  audit::append(
      change.connection(),
      {.actor = "action_check", .action = "met", .kind = "action", .id = std::string(id)});
  change.append_change("action", id, 0, "met");
}

}  // namespace catalog::assessment
