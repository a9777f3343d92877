#include "catalog/assessment/parts.hpp"

#include <set>
#include <utility>

#include "catalog/base/json.hpp"
#include "catalog/store/row.hpp"

namespace catalog::assessment {
namespace {

using store::to_number;
using store::to_time;

Stored read_stored(const sql::Row& row) {
  return {.id = row.text(0),
          .state = parse_state(row.view(1)).value_or(State::kDraft),
          .previous = row.text(2),
          .created = to_time(row.integer(3)),
          .submitted_by = row.text(4),
          .published = to_time(row.integer(5)),
          .published_by = row.text(6),
          .sha256 = row.text(7),
          .document = row.text(8)};
}

Part read_part(const sql::Row& row) {
  return {.name = row.text(0),
          .version = row.integer(1),
          .document = row.text(2),
          .changed = to_time(row.integer(3)),
          .changed_by = row.text(4),
          .changed_name = row.text(5)};
}

}  // namespace

std::optional<Stored> find_stored(sql::Connection& connection, std::string_view id) {
  sql::Statement rows = connection.query(
      "SELECT id, state, previous, created_at, submitted_by, published_at, published_by,"
      " sha256, document"
      " FROM assessment WHERE id = $1",
      id);
  if (const auto row = rows.next()) return read_stored(*row);
  return std::nullopt;
}

std::vector<Stored> list_stored(sql::Connection& connection) {
  std::vector<Stored> list;
  sql::Statement rows = connection.query(
      "SELECT id, state, previous, created_at, submitted_by, published_at, published_by,"
      " sha256, document"
      " FROM assessment ORDER BY created_at DESC, id");
  while (const auto row = rows.next()) list.push_back(read_stored(*row));
  return list;
}

void put_stored(sql::Connection& connection, const Stored& stored) {
  connection.execute(
      "INSERT OR REPLACE INTO assessment (id, state, previous, created_at, submitted_by,"
      " published_at, published_by, sha256, document)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      stored.id, code_of(stored.state), stored.previous, to_number(stored.created),
      stored.submitted_by, to_number(stored.published), stored.published_by, stored.sha256,
      stored.document);
}

Lineage lineage_of(sql::Connection& connection, std::string_view id) {
  Lineage lineage{.first = std::string(id)};
  for (std::set<std::string> met; met.insert(lineage.first).second;) {
    const auto stored = find_stored(connection, lineage.first);
    if (!stored) break;
    lineage.issued = stored->document.empty()
                         ? std::string()
                         : base::parse_json(stored->document)["published"]["day"].as_string();
    if (stored->previous.empty() || !find_stored(connection, stored->previous)) break;
    lineage.first = stored->previous;
    ++lineage.number;
  }
  return lineage;
}

std::optional<Part> find_part(sql::Connection& connection, std::string_view assessment,
                              std::string_view name) {
  sql::Statement rows = connection.query(
      "SELECT part, version, document, changed_at, changed_by, changed_name FROM assessment_part"
      " WHERE assessment = $1 AND part = $2",
      assessment, name);
  if (const auto row = rows.next()) return read_part(*row);
  return std::nullopt;
}

std::vector<Part> list_parts(sql::Connection& connection, std::string_view assessment) {
  std::vector<Part> list;
  sql::Statement rows = connection.query(
      "SELECT part, version, document, changed_at, changed_by, changed_name FROM assessment_part"
      " WHERE assessment = $1 ORDER BY part",
      assessment);
  while (const auto row = rows.next()) list.push_back(read_part(*row));
  return list;
}

void put_part(sql::Connection& connection, std::string_view assessment, const Part& part) {
  connection.execute(
      "INSERT INTO assessment_past (assessment, part, version, is_aside, document, changed_at,"
      " changed_by, changed_name) SELECT assessment, part, version, 0, document, changed_at,"
      " changed_by, changed_name"
      " FROM assessment_part WHERE assessment = $1 AND part = $2",
      assessment, part.name);
  connection.execute(
      "INSERT OR REPLACE INTO assessment_part (assessment, part, version, document, changed_at,"
      " changed_by, changed_name) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      assessment, part.name, part.version, part.document, to_number(part.changed), part.changed_by,
      part.changed_name);
}

void put_aside(sql::Connection& connection, std::string_view assessment, const Part& part) {
  connection.execute(
      "INSERT INTO assessment_past (assessment, part, version, is_aside, document, changed_at,"
      " changed_by, changed_name) VALUES ($1, $2, $3, 1, $4, $5, $6, $7)",
      assessment, part.name, part.version, part.document, to_number(part.changed), part.changed_by,
      part.changed_name);
}

std::vector<Past> list_past(sql::Connection& connection, std::string_view assessment,
                            std::string_view name) {
  std::vector<Past> list;
  sql::Statement rows = connection.query(
      "SELECT version, is_aside, document, changed_at, changed_name FROM assessment_past"
      " WHERE assessment = $1 AND part = $2 ORDER BY changed_at DESC, version DESC",
      assessment, name);
  while (const auto row = rows.next())
    list.push_back({row->integer(0), row->integer(1) != 0, row->text(2), to_time(row->integer(3)),
                    row->text(4)});
  return list;
}

void put_remark(sql::Connection& connection, std::string_view assessment, const Remark& remark) {
  connection.execute(
      "INSERT INTO assessment_remark (id, assessment, part, text, is_settled, written_at,"
      " written_by, written_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      remark.id, assessment, remark.part, remark.text, remark.is_settled ? 1 : 0,
      to_number(remark.written), remark.by_id, remark.by);
}

std::vector<Remark> list_remarks(sql::Connection& connection, std::string_view assessment) {
  std::vector<Remark> list;
  sql::Statement rows = connection.query(
      "SELECT id, part, text, is_settled, written_at, written_name FROM assessment_remark"
      " WHERE assessment = $1 ORDER BY written_at, id",
      assessment);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->text(1), row->text(2), row->integer(3) != 0,
                    to_time(row->integer(4)), row->text(5), ""});
  return list;
}

bool settle_remark(sql::Connection& connection, std::string_view assessment, std::string_view id) {
  return connection.execute(
             "UPDATE assessment_remark SET is_settled = 1 WHERE assessment = $1 AND id = $2",
             assessment, id) > 0;
}

}  // namespace catalog::assessment
