#include "catalog/bulk/batch_table.hpp"

#include <utility>

#include "catalog/base/random.hpp"

namespace catalog::bulk {
namespace {

using base::Json;

std::int64_t to_number(base::Time time) {
  return time.time_since_epoch().count();
}

base::Time to_time(std::int64_t number) {
  return base::Time(std::chrono::milliseconds(number));
}

Json to_json(const Findings& findings) {
  Json list = Json::array();
  for (const auto& each : findings) {
    Json arguments = Json::object();
    for (const auto& [name, value] : each.message.arguments) arguments.set(name, value);
    Json out = Json::object();
    out.set("severity", Json::integer(static_cast<int>(each.severity)));
    out.set("path", each.path);
    out.set("rule", each.rule);
    out.set("key", each.message.key);
    out.set("arguments", std::move(arguments));
    list.push(std::move(out));
  }
  return list;
}

Findings to_findings(const Json& list) {
  Findings findings;
  for (const auto& each : list.items()) {
    Finding read;
    read.severity = static_cast<Severity>(each["severity"].as_integer().value_or(1));
    read.path = each["path"].as_string();
    read.rule = each["rule"].as_string();
    read.message.key = each["key"].as_string();
    for (const auto& [name, value] : each["arguments"].members())
      read.message.arguments[name] = value.as_string();
    findings.push_back(std::move(read));
  }
  return findings;
}

Batch read_batch(const sql::Row& row) {
  Batch batch;
  batch.id = row.text(0);
  batch.kind = parse_kind(row.view(1));
  batch.agency = row.text(2);
  batch.author = row.text(3);
  batch.name = row.text(4);
  batch.request = base::parse_json(row.view(5));
  batch.source = row.text(6);
  batch.state = parse_batch_state(row.view(7));
  batch.prepared_at = to_time(row.integer(8));
  batch.applied_at = to_time(row.integer(9));
  batch.undone_at = to_time(row.integer(10));
  return batch;
}

BatchRow read_row(const sql::Row& row) {
  BatchRow read;
  read.place = static_cast<std::size_t>(row.integer(0));
  read.line = static_cast<std::size_t>(row.integer(1));
  read.dataset = row.text(2);
  read.title = row.text(3);
  read.outcome = parse_outcome(row.view(4));
  read.state = row.text(5);
  read.source_key = row.text(6);
  read.before = row.integer(7);
  read.after = row.integer(8);
  if (!row.view(9).empty()) read.document = base::parse_json(row.view(9));
  read.findings = to_findings(base::parse_json(row.view(10)));
  return read;
}

void put_rows(sql::Connection& connection, const std::string& batch,
              const std::vector<BatchRow>& rows) {
  connection.execute("DELETE FROM batch_row WHERE batch = $1", batch);
  for (const auto& row : rows)
    connection.execute(
        "INSERT INTO batch_row (batch, place, line, dataset, title, outcome, state, source_key,"
        " before, after, document, findings)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        batch, static_cast<std::int64_t>(row.place), static_cast<std::int64_t>(row.line),
        row.dataset, row.title, to_string(row.outcome), row.state, row.source_key, row.before,
        row.after, row.document.is_null() ? std::string() : base::write_json(row.document),
        base::write_json(to_json(row.findings)));
}

}  // namespace

std::string put_batch(store::WriteTransaction& change, Batch batch,
                      const std::vector<BatchRow>& rows) {
  if (batch.id.empty()) batch.id = base::random_uuid();
  batch.prepared_at = base::now();
  change.connection().execute(
      "INSERT OR REPLACE INTO batch (id, kind, agency, author, name, request, source, state,"
      " prepared_at, applied_at, undone_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0)",
      batch.id, to_string(batch.kind), batch.agency, batch.author, batch.name,
      base::write_json(batch.request), batch.source, to_string(batch.state),
      to_number(batch.prepared_at));
  put_rows(change.connection(), batch.id, rows);
  return batch.id;
}

void update_batch(store::WriteTransaction& change, const Batch& batch,
                  const std::vector<BatchRow>& rows) {
  change.connection().execute(
      "UPDATE batch SET state = $2, applied_at = $3, undone_at = $4, source = '' WHERE id = $1",
      batch.id, to_string(batch.state), to_number(batch.applied_at), to_number(batch.undone_at));
  put_rows(change.connection(), batch.id, rows);
}

std::optional<Batch> find_batch(const store::Reader& reader, std::string_view id) {
  auto rows = reader.connection().query(
      "SELECT id, kind, agency, author, name, request, source, state, prepared_at, applied_at,"
      " undone_at FROM batch WHERE id = $1",
      id);
  if (const auto row = rows.next()) return read_batch(*row);
  return std::nullopt;
}

std::vector<BatchRow> list_rows(const store::Reader& reader, std::string_view batch) {
  auto rows = reader.connection().query(
      "SELECT place, line, dataset, title, outcome, state, source_key, before, after, document,"
      " findings FROM batch_row WHERE batch = $1 ORDER BY place",
      batch);
  std::vector<BatchRow> list;
  while (const auto row = rows.next()) list.push_back(read_row(*row));
  return list;
}

std::vector<Batch> list_batches(const store::Reader& reader, std::string_view agency,
                                std::int64_t limit) {
  auto rows = reader.connection().query(
      "SELECT id, kind, agency, author, name, request, '', state, prepared_at, applied_at,"
      " undone_at FROM batch WHERE agency = $1 ORDER BY prepared_at DESC, id LIMIT $2",
      agency, limit);
  std::vector<Batch> list;
  while (const auto row = rows.next()) list.push_back(read_batch(*row));
  return list;
}

std::int64_t forget_prepared(store::WriteTransaction& change, base::Time before) {
  auto& connection = change.connection();
  connection.execute(
      "DELETE FROM batch_row WHERE batch IN"
      " (SELECT id FROM batch WHERE state = 'prepared' AND prepared_at < $1)",
      to_number(before));
  return connection
      .query("DELETE FROM batch WHERE state = 'prepared' AND prepared_at < $1", to_number(before))
      .run();
}

}  // namespace catalog::bulk
