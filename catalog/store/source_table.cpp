#include "catalog/store/reader.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

StoredSource read_source(const sql::Row& row) {
  return {.key = row.text(0),
          .title = row.text(1),
          .format = row.text(2),
          .catalogue = row.text(3),
          .first_import = to_time(row.integer(4)),
          .last_import = to_time(row.integer(5)),
          .added = row.integer(6),
          .changed = row.integer(7),
          .unchanged = row.integer(8),
          .refused = row.integer(9)};
}

}  // namespace

std::optional<StoredSource> Reader::find_source(std::string_view key) const {
  sql::Statement rows = connection_->query(
      "SELECT key, title, format, catalogue, first_import, last_import, added, changed, unchanged,"
      " refused FROM source WHERE key = $1",
      key);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_source(*row);
}

std::vector<StoredSource> Reader::list_sources() const {
  std::vector<StoredSource> list;
  sql::Statement rows = connection_->query(
      "SELECT key, title, format, catalogue, first_import, last_import, added, changed, unchanged,"
      " refused FROM source ORDER BY key");
  while (const auto row = rows.next()) list.push_back(read_source(*row));
  return list;
}

void WriteTransaction::put_source(const StoredSource& source) {
  const auto old = reader_.find_source(source.key);
  connection().execute(
      "INSERT INTO source (key, title, format, catalogue, first_import, last_import, added,"
      " changed, unchanged, refused) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
      " ON CONFLICT (key) DO UPDATE SET title = excluded.title, format = excluded.format,"
      " catalogue = excluded.catalogue, last_import = excluded.last_import,"
      " added = excluded.added, changed = excluded.changed, unchanged = excluded.unchanged,"
      " refused = excluded.refused",
      source.key, source.title, source.format, source.catalogue, to_number(source.first_import),
      to_number(source.last_import), source.added, source.changed, source.unchanged,
      source.refused);
  // That it was imported again is no change that a follower could show.
  if (old && old->title == source.title && old->format == source.format &&
      old->catalogue == source.catalogue)
    return;
  append_change("source", source.key, 0, old ? "updated" : "created");
}

}  // namespace catalog::store
