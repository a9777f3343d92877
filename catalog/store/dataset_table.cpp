#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/revision_file.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

using base::Error;
using base::ErrorCode;

std::optional<StoredDataset> first_dataset(sql::Statement rows) {
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_dataset(*row);
}

// By agency there is an index; the other filters are looked at row by row.
sql::Statement select_datasets(sql::Connection& connection, const DatasetFilter& filter,
                               std::string_view after_id, std::int64_t limit) {
  if (!filter.agency.empty())
    return connection.query(
        "SELECT * FROM current_dataset WHERE agency = $1 AND id > $2 AND ($3 = '' OR kind = $3)"
        " AND ($4 = '' OR source = $4)"
        " AND ($5 = 0 OR (state = 'published' AND visibility = 'public')) ORDER BY id LIMIT $6",
        filter.agency, after_id, filter.kind, filter.source, filter.public_only, limit);
  return connection.query(
      "SELECT * FROM current_dataset WHERE id > $1 AND ($2 = '' OR kind = $2)"
      " AND ($3 = '' OR source = $3)"
      " AND ($4 = 0 OR (state = 'published' AND visibility = 'public')) ORDER BY id LIMIT $5",
      after_id, filter.kind, filter.source, filter.public_only, limit);
}

// What an update must know of the row before it.
struct Head {
  std::int64_t revision = 0;
  std::string slug;
  base::Time created_at{};
};

std::optional<Head> find_head(sql::Connection& connection, const std::string& id) {
  sql::Statement rows =
      connection.query("SELECT revision, slug, created_at FROM dataset WHERE id = $1", id);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return Head{row->integer(0), row->text(1), to_time(row->integer(2))};
}

void refuse_stale(const DatasetChange& change, std::int64_t revision) {
  if (!change.expected_revision || *change.expected_revision == revision) return;
  throw Error(ErrorCode::kStale, "store_stale", {{"revision", std::to_string(revision)}});
}

void refuse_taken_source_key(sql::Connection& connection, const DatasetChange& change) {
  if (change.source_key.empty()) return;
  sql::Statement rows = connection.query(
      "SELECT id FROM dataset WHERE source = $1 AND source_key = $2 AND source_key <> ''",
      change.source, change.source_key);
  const auto row = rows.next();
  if (row && row->view(0) != change.id)
    throw Error(ErrorCode::kConflict, "store_source_key_taken",
                {{"key", change.source_key}, {"source", change.source}});
}

StoredDataset make_row(const DatasetChange& change, const std::optional<Head>& head) {
  const base::Time now = base::now();
  return {.id = change.id,
          .kind = change.kind,
          .slug = change.slug,
          .source = change.source,
          .source_key = change.source_key,
          .agency = change.agency,
          .state = change.state,
          .visibility = change.visibility,
          .revision = head ? head->revision + 1 : 1,
          .issued = change.issued,
          .modified = change.modified,
          .created_at = head ? head->created_at : now,
          .updated_at = now,
          .digest = change.digest.empty() ? base::sha256(change.document) : change.digest,
          .document = {}};
}

std::int64_t insert_revision(sql::Connection& connection, const StoredDataset& row,
                             const DatasetChange& change) {
  sql::Statement statement = connection.prepare(
      "INSERT INTO revision (dataset, number, time, author, note, state, visibility, digest,"
      " document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING revision_id");
  statement.borrow();
  statement.bind_all(row.id, row.revision, to_number(row.updated_at), change.author, change.note,
                     row.state, row.visibility, row.digest, change.document);
  const std::int64_t revision_id = statement.next()->integer(0);
  statement.run();
  return revision_id;
}

void upsert_dataset(sql::Connection& connection, const StoredDataset& row,
                    std::int64_t revision_id) {
  connection.execute(
      "INSERT INTO dataset (id, kind, slug, source, source_key, agency, state, visibility,"
      " revision, issued, modified, created_at, updated_at, digest, seal, revision_id)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
      " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, slug = excluded.slug,"
      " source = excluded.source, source_key = excluded.source_key, agency = excluded.agency,"
      " state = excluded.state, visibility = excluded.visibility, revision = excluded.revision,"
      " issued = excluded.issued, modified = excluded.modified,"
      " updated_at = excluded.updated_at, digest = excluded.digest, seal = excluded.seal,"
      " revision_id = excluded.revision_id",
      row.id, row.kind, row.slug, row.source, row.source_key, row.agency, row.state, row.visibility,
      row.revision, row.issued, row.modified, to_number(row.created_at), to_number(row.updated_at),
      row.digest, seal_of(row), revision_id);
}

}  // namespace

std::optional<StoredDataset> Reader::find_dataset(std::string_view id) const {
  return first_dataset(connection_->query("SELECT * FROM current_dataset WHERE id = $1", id));
}

std::optional<StoredDataset> Reader::find_dataset_by_slug(std::string_view slug) const {
  return first_dataset(connection_->query(
      "SELECT * FROM current_dataset WHERE id = (SELECT dataset FROM slug WHERE slug = $1)", slug));
}

std::optional<StoredDataset> Reader::find_by_source_key(std::string_view source,
                                                        std::string_view source_key) const {
  return first_dataset(connection_->query(
      "SELECT * FROM current_dataset WHERE source = $1 AND source_key = $2 AND source_key <> ''",
      source, source_key));
}

std::optional<StoredDataset> Reader::find_dataset_of_distribution(std::string_view id) const {
  return first_dataset(connection_->query(
      "SELECT * FROM current_dataset WHERE id = (SELECT dataset FROM distribution WHERE id = $1)",
      id));
}

std::vector<StoredDataset> Reader::list_datasets(const DatasetFilter& filter,
                                                 std::string_view after_id,
                                                 std::int64_t limit) const {
  std::vector<StoredDataset> list;
  sql::Statement rows = select_datasets(*connection_, filter, after_id, limit);
  while (const auto row = rows.next()) list.push_back(read_dataset(*row));
  return list;
}

void Reader::for_each_dataset(const DatasetFilter& filter,
                              const std::function<bool(const StoredDataset&)>& visit,
                              std::string_view after_id) const {
  sql::Statement rows = select_datasets(*connection_, filter, after_id, -1);
  while (const auto row = rows.next())
    if (!visit(read_dataset(*row))) return;
}

std::vector<StoredDataset> Reader::list_hidden(std::string_view agency, std::int64_t limit) const {
  std::vector<StoredDataset> list;
  sql::Statement rows = connection_->query(
      "SELECT * FROM current_dataset WHERE agency = $1"
      " AND NOT (state = 'published' AND visibility = 'public')"
      " ORDER BY updated_at DESC, id LIMIT $2",
      agency, limit);
  while (const auto row = rows.next()) list.push_back(read_dataset(*row));
  return list;
}

std::int64_t Reader::count_datasets(const DatasetFilter& filter) const {
  sql::Statement rows = connection_->query(
      "SELECT count(*) FROM dataset WHERE ($1 = '' OR agency = $1) AND ($2 = '' OR kind = $2)"
      " AND ($3 = '' OR source = $3)"
      " AND ($4 = 0 OR (state = 'published' AND visibility = 'public'))",
      filter.agency, filter.kind, filter.source, filter.public_only);
  return rows.next()->integer(0);
}

std::optional<std::string> Reader::find_id_at(const DatasetFilter& filter,
                                              std::int64_t place) const {
  sql::Statement rows = connection_->query(
      "SELECT id FROM dataset WHERE ($1 = '' OR agency = $1) AND ($2 = '' OR kind = $2)"
      " AND ($3 = '' OR source = $3)"
      " AND ($4 = 0 OR (state = 'published' AND visibility = 'public'))"
      " ORDER BY id LIMIT 1 OFFSET $5",
      filter.agency, filter.kind, filter.source, filter.public_only, place);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return row->text(0);
}

std::int64_t WriteTransaction::put_dataset(const DatasetChange& change) {
  const auto head = find_head(connection(), change.id);
  refuse_stale(change, head ? head->revision : 0);
  refuse_taken_source_key(connection(), change);
  put_slug(change, head ? head->slug : "");
  const StoredDataset row = make_row(change, head);
  upsert_dataset(connection(), row, insert_revision(connection(), row, change));
  put_distributions(change, !head);
  note_revision_files(connection(), row.id, row.revision, change.distributions);
  const std::string_view action = head ? "updated" : "created";
  append_change("dataset", row.id, row.revision, change.action.empty() ? action : change.action);
  return row.revision;
}

}  // namespace catalog::store
