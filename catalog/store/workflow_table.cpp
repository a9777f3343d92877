#include <initializer_list>

#include "catalog/base/clock.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/workflow.hpp"

namespace catalog::store {
namespace {

// Names of accounts hold no line feed.
std::string write_names(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text.append(text.empty() ? "" : "\n").append(name);
  return text;
}

std::string seal_of(const WorkingCopy& copy) {
  base::Sha256 digest;
  for (const std::string& column :
       {copy.dataset, std::to_string(copy.base_revision), std::to_string(copy.version), copy.state,
        copy.visibility, write_names(copy.authors), copy.note,
        std::to_string(to_number(copy.updated_at))}) {
    digest.add(column);
    digest.add("\x1f");
  }
  digest.add(copy.document);
  return digest.finish();
}

// Columns: dataset, base_revision, version, state, visibility, authors, note, updated_at, seal,
// document.
WorkingCopy read_copy(const sql::Row& row) {
  WorkingCopy copy{.dataset = row.text(0),
                   .base_revision = row.integer(1),
                   .version = row.integer(2),
                   .state = row.text(3),
                   .visibility = row.text(4),
                   .note = row.text(6),
                   .updated_at = to_time(row.integer(7)),
                   .seal = row.text(8),
                   .document = row.text(9)};
  for (const auto& name : base::split(row.view(5), '\n'))
    if (!name.empty()) copy.authors.emplace_back(name);
  return copy;
}

}  // namespace

std::optional<WorkingCopy> find_working_copy(sql::Connection& connection,
                                             std::string_view dataset) {
  sql::Statement rows = connection.query(
      "SELECT dataset, base_revision, version, state, visibility, authors, note, updated_at, seal,"
      " document FROM working_copy WHERE dataset = $1",
      dataset);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  WorkingCopy copy = read_copy(*row);
  if (seal_of(copy) != copy.seal) throw_damaged(copy.dataset);
  return copy;
}

WorkingCopy put_working_copy(sql::Connection& connection, WorkingCopy copy) {
  ++copy.version;
  copy.updated_at = base::now();
  copy.seal = seal_of(copy);
  connection.execute(
      "INSERT INTO working_copy (dataset, base_revision, version, state, visibility, authors, note,"
      " updated_at, seal, document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " ON CONFLICT (dataset) DO UPDATE SET base_revision = excluded.base_revision,"
      " version = excluded.version, state = excluded.state, visibility = excluded.visibility,"
      " authors = excluded.authors, note = excluded.note, updated_at = excluded.updated_at,"
      " seal = excluded.seal, document = excluded.document",
      copy.dataset, copy.base_revision, copy.version, copy.state, copy.visibility,
      write_names(copy.authors), copy.note, to_number(copy.updated_at), copy.seal, copy.document);
  return copy;
}

bool drop_working_copy(sql::Connection& connection, std::string_view dataset) {
  return connection.execute("DELETE FROM working_copy WHERE dataset = $1", dataset) > 0;
}

std::vector<std::string> list_damaged_copies(sql::Connection& connection) {
  std::vector<std::string> damaged;
  sql::Statement rows = connection.query(
      "SELECT dataset, base_revision, version, state, visibility, authors, note, updated_at, seal,"
      " document FROM working_copy");
  while (const auto row = rows.next()) {
    const WorkingCopy copy = read_copy(*row);
    if (seal_of(copy) != copy.seal) damaged.push_back(copy.dataset);
  }
  return damaged;
}

std::optional<Schedule> find_schedule(sql::Connection& connection, std::string_view dataset) {
  sql::Statement rows = connection.query(
      "SELECT dataset, is_copy, due_at, author, note FROM schedule WHERE dataset = $1", dataset);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return Schedule{.dataset = row->text(0),
                  .is_copy = row->integer(1) != 0,
                  .due = to_time(row->integer(2)),
                  .author = row->text(3),
                  .note = row->text(4)};
}

void put_schedule(sql::Connection& connection, const Schedule& schedule) {
  connection.execute(
      "INSERT INTO schedule (dataset, is_copy, due_at, author, note) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT (dataset) DO UPDATE SET is_copy = excluded.is_copy, due_at = excluded.due_at,"
      " author = excluded.author, note = excluded.note",
      schedule.dataset, schedule.is_copy ? 1 : 0, to_number(schedule.due), schedule.author,
      schedule.note);
}

void drop_schedule(sql::Connection& connection, std::string_view dataset) {
  connection.execute("DELETE FROM schedule WHERE dataset = $1", dataset);
}

bool needs_two_persons(sql::Connection& connection, std::string_view agency) {
  return connection.query("SELECT 1 FROM agency_rule WHERE agency = $1 AND two_persons = 1", agency)
      .next()
      .has_value();
}

bool set_two_persons(sql::Connection& connection, std::string_view agency, bool needed) {
  if (needs_two_persons(connection, agency) == needed) return false;
  connection.execute(
      "INSERT INTO agency_rule (agency, two_persons) VALUES ($1, $2)"
      " ON CONFLICT (agency) DO UPDATE SET two_persons = excluded.two_persons",
      agency, needed ? 1 : 0);
  return true;
}

std::optional<KeptAnswer> find_answer(sql::Connection& connection, std::string_view account,
                                      std::string_view key) {
  sql::Statement rows = connection.query(
      "SELECT account, key, request, answer, time FROM kept_answer"
      " WHERE account = $1 AND key = $2",
      account, key);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return KeptAnswer{.account = row->text(0),
                    .key = row->text(1),
                    .request = row->text(2),
                    .answer = row->text(3),
                    .time = to_time(row->integer(4))};
}

void keep_answer(sql::Connection& connection, const KeptAnswer& answer) {
  connection.execute(
      "INSERT INTO kept_answer (account, key, time, request, answer) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT (account, key) DO UPDATE SET time = excluded.time,"
      " request = excluded.request, answer = excluded.answer",
      answer.account, answer.key, to_number(base::now()), answer.request, answer.answer);
}

std::int64_t forget_answers(sql::Connection& connection, base::Time before) {
  return connection.execute("DELETE FROM kept_answer WHERE time < $1", to_number(before));
}

}  // namespace catalog::store
