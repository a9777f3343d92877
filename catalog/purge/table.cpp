#include "catalog/purge/table.hpp"

#include "catalog/store/row.hpp"

namespace catalog::purge {
namespace {

using store::to_number;
using store::to_time;

State parse_state(std::string_view name) {
  for (const State state : {State::kDone, State::kDeclined})
    if (to_string(state) == name) return state;
  return State::kAsked;
}

Purge read_purge(const sql::Row& row) {
  return {.id = row.text(0),
          .kind = find_kind(row.view(1)).value_or(Kind::kContent),
          .sha256 = row.text(2),
          .dataset = row.text(3),
          .pointer = row.text(4),
          .digest = row.text(5),
          .reason = row.text(6),
          .state = parse_state(row.view(7)),
          .asked_by = row.text(8),
          .asked_by_id = row.text(9),
          .asked_at = to_time(row.integer(10)),
          .answered_by = row.text(11),
          .answered_at = to_time(row.integer(12)),
          .note = row.text(13),
          .erased = base::parse_json(row.view(14)),
          .indexed_at = to_time(row.integer(15)),
          .finished_at = to_time(row.integer(16))};
}

std::vector<Purge> read_all(sql::Statement rows) {
  std::vector<Purge> list;
  while (const auto row = rows.next()) list.push_back(read_purge(*row));
  return list;
}

}  // namespace

std::string_view to_string(Kind kind) {
  return kind == Kind::kContent ? "content" : "field";
}

std::string_view to_string(State state) {
  if (state == State::kAsked) return "asked";
  return state == State::kDone ? "done" : "declined";
}

std::optional<Kind> find_kind(std::string_view name) {
  for (const Kind kind : {Kind::kContent, Kind::kField})
    if (to_string(kind) == name) return kind;
  return std::nullopt;
}

void put_purge(sql::Connection& connection, const Purge& purge) {
  connection.execute(
      "INSERT OR REPLACE INTO purge (id, kind, sha256, dataset, pointer, digest, reason, state,"
      " asked_by, asked_by_id, asked_at, answered_by, answered_at, note, erased, indexed_at,"
      " finished_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
      purge.id, to_string(purge.kind), purge.sha256, purge.dataset, purge.pointer, purge.digest,
      purge.reason, to_string(purge.state), purge.asked_by, purge.asked_by_id,
      to_number(purge.asked_at), purge.answered_by, to_number(purge.answered_at), purge.note,
      base::write_json(purge.erased), to_number(purge.indexed_at), to_number(purge.finished_at));
}

std::optional<Purge> find_purge(sql::Connection& connection, std::string_view id) {
  sql::Statement rows = connection.query(
      "SELECT id, kind, sha256, dataset, pointer, digest, reason, state, asked_by, asked_by_id,"
      " asked_at, answered_by, answered_at, note, erased, indexed_at, finished_at FROM purge"
      " WHERE id = $1",
      id);
  if (const auto row = rows.next()) return read_purge(*row);
  return std::nullopt;
}

std::vector<Purge> list_purges(sql::Connection& connection, std::int64_t limit) {
  return read_all(connection.query(
      "SELECT id, kind, sha256, dataset, pointer, digest, reason, state, asked_by, asked_by_id,"
      " asked_at, answered_by, answered_at, note, erased, indexed_at, finished_at FROM purge"
      " ORDER BY asked_at DESC, id LIMIT $1",
      limit));
}

std::vector<Purge> list_unfinished(sql::Connection& connection) {
  return read_all(connection.query(
      "SELECT id, kind, sha256, dataset, pointer, digest, reason, state, asked_by, asked_by_id,"
      " asked_at, answered_by, answered_at, note, erased, indexed_at, finished_at FROM purge"
      " WHERE state = 'done' AND finished_at = 0 ORDER BY answered_at, id"));
}

}  // namespace catalog::purge
