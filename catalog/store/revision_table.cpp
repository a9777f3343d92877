#include "catalog/base/hash.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/row.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {
namespace {

Revision read_revision(const sql::Row& row) {
  Revision revision;
  revision.dataset = row.view(0);
  revision.number = row.integer(1);
  revision.time = to_time(row.integer(2));
  revision.author = row.view(3);
  revision.note = row.view(4);
  revision.state = row.view(5);
  revision.visibility = row.view(6);
  revision.digest = row.view(7);
  return revision;
}

}  // namespace

std::vector<Revision> Reader::list_revisions(std::string_view dataset) const {
  std::vector<Revision> list;
  sql::Statement rows = connection_->query(
      "SELECT dataset, number, time, author, note, state, visibility, digest FROM revision"
      " WHERE dataset = $1 ORDER BY number DESC",
      dataset);
  while (const auto row = rows.next()) list.push_back(read_revision(*row));
  return list;
}

std::vector<Revision> Reader::list_revisions_by(std::string_view author) const {
  std::vector<Revision> list;
  sql::Statement rows = connection_->query(
      "SELECT dataset, number, time, author, note, state, visibility, digest FROM revision"
      " WHERE author = $1 ORDER BY revision_id DESC",
      author);
  while (const auto row = rows.next()) list.push_back(read_revision(*row));
  return list;
}

std::int64_t WriteTransaction::replace_author(std::string_view author, std::string_view name) {
  connection().execute("UPDATE agency_move SET author = $2 WHERE author = $1", author, name);
  connection().execute("UPDATE purge SET asked_by = $2 WHERE asked_by = $1", author, name);
  connection().execute("UPDATE purge SET answered_by = $2 WHERE answered_by = $1", author, name);
  return connection().execute("UPDATE revision SET author = $2 WHERE author = $1", author, name);
}

std::optional<Revision> Reader::find_revision(std::string_view dataset, std::int64_t number) const {
  sql::Statement rows = connection_->query(
      "SELECT dataset, number, time, author, note, state, visibility, digest, document"
      " FROM revision WHERE dataset = $1 AND number = $2",
      dataset, number);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  Revision revision = read_revision(*row);
  revision.document = row->view(8);
  if (base::sha256(revision.document) != revision.digest) throw_damaged(revision.dataset);
  return revision;
}

}  // namespace catalog::store
