#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

StoredFile read_file(const sql::Row& row) {
  return {.id = row.text(0),
          .sha256 = row.text(1),
          .byte_size = row.integer(2),
          .media_type = row.text(3),
          .name = row.text(4),
          .created_at = to_time(row.integer(5)),
          .agency = row.text(6),
          .uploader = row.text(7)};
}

std::optional<StoredFile> first_file(sql::Statement rows) {
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_file(*row);
}

}  // namespace

std::optional<StoredFile> Reader::find_file(std::string_view id) const {
  return first_file(connection_->query(
      "SELECT id, sha256, byte_size, media_type, name, created_at, agency, uploader"
      " FROM file WHERE id = $1",
      id));
}

std::optional<StoredFile> Reader::find_file_by_sha256(std::string_view sha256) const {
  return first_file(connection_->query(
      "SELECT id, sha256, byte_size, media_type, name, created_at, agency, uploader"
      " FROM file WHERE sha256 = $1"
      " ORDER BY created_at, id LIMIT 1",
      sha256));
}

std::vector<StoredFile> Reader::list_files(std::string_view after_id, std::int64_t limit) const {
  std::vector<StoredFile> list;
  sql::Statement rows = connection_->query(
      "SELECT id, sha256, byte_size, media_type, name, created_at, agency, uploader"
      " FROM file WHERE id > $1"
      " ORDER BY id LIMIT $2",
      after_id, limit);
  while (const auto row = rows.next()) list.push_back(read_file(*row));
  return list;
}

void WriteTransaction::add_file(const StoredFile& file) {
  connection().execute(
      "INSERT INTO file (id, sha256, byte_size, media_type, name, created_at, agency, uploader)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      file.id, file.sha256, file.byte_size, file.media_type, file.name, to_number(base::now()),
      file.agency, file.uploader);
  append_change("file", file.id, 0, "created");
}

}  // namespace catalog::store
