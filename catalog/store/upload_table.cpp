#include "catalog/store/upload_table.hpp"

#include "catalog/store/row.hpp"

namespace catalog::store {
namespace {

StoredUpload read_upload(const sql::Row& row) {
  return {.id = row.text(0),
          .account = row.text(1),
          .agency = row.text(2),
          .name = row.text(3),
          .byte_size = row.integer(4),
          .created_at = to_time(row.integer(5)),
          .expires_at = to_time(row.integer(6)),
          .flushed = row.integer(7),
          .boot = row.text(8),
          .file = row.text(9)};
}

}  // namespace

std::filesystem::path uploads_folder(const Store& store) {
  return store.folder() / "uploads";
}

std::filesystem::path path_of_upload(const Store& store, std::string_view id) {
  return uploads_folder(store) / id;
}

void add_upload(WriteTransaction& change, const StoredUpload& upload) {
  change.connection().execute(
      "INSERT INTO upload (id, account, agency, name, byte_size, created_at, expires_at, flushed,"
      " boot, file) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      upload.id, upload.account, upload.agency, upload.name, upload.byte_size,
      to_number(base::now()), to_number(upload.expires_at), upload.flushed, upload.boot,
      upload.file);
}

std::optional<StoredUpload> find_upload(const Reader& reader, std::string_view id) {
  sql::Statement rows = reader.connection().query(
      "SELECT id, account, agency, name, byte_size, created_at, expires_at, flushed, boot, file"
      " FROM upload WHERE id = $1",
      id);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_upload(*row);
}

void update_upload(WriteTransaction& change, const StoredUpload& upload) {
  change.connection().execute(
      "UPDATE upload SET flushed = $2, boot = $3, expires_at = $4, file = $5 WHERE id = $1",
      upload.id, upload.flushed, upload.boot, to_number(upload.expires_at), upload.file);
}

bool remove_upload(WriteTransaction& change, std::string_view id) {
  return change.connection().execute("DELETE FROM upload WHERE id = $1", id) > 0;
}

std::vector<StoredUpload> list_expired_uploads(const Reader& reader, base::Time now) {
  std::vector<StoredUpload> list;
  sql::Statement rows = reader.connection().query(
      "SELECT id, account, agency, name, byte_size, created_at, expires_at, flushed, boot, file"
      " FROM upload WHERE expires_at <= $1 ORDER BY id",
      to_number(now));
  while (const auto row = rows.next()) list.push_back(read_upload(*row));
  return list;
}

std::int64_t count_bytes_of_agency(const Reader& reader, std::string_view agency, base::Time now) {
  sql::Statement rows = reader.connection().query(
      "SELECT (SELECT coalesce(sum(byte_size), 0) FROM file WHERE agency = $1 AND agency <> '')"
      " + (SELECT coalesce(sum(byte_size), 0) FROM upload"
      " WHERE agency = $1 AND file = '' AND expires_at > $2)"
      " - (SELECT coalesce(sum(f.byte_size), 0) FROM purge p JOIN file f ON f.sha256 = p.sha256"
      " WHERE p.kind = 'content' AND p.state = 'done' AND f.agency = $1 AND f.agency <> '')",
      agency, to_number(now));
  return rows.next()->integer(0);
}

}  // namespace catalog::store
