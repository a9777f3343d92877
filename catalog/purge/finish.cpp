#include "catalog/purge/finish.hpp"

#include <algorithm>
#include <system_error>

#include "catalog/base/error.hpp"
#include "catalog/files/descriptor.hpp"
#include "catalog/purge/table.hpp"
#include "catalog/store/upload_table.hpp"

namespace catalog::purge {
namespace {

using base::Error;
using base::ErrorCode;
namespace fs = std::filesystem;

std::vector<std::string> list_texts(sql::Statement rows) {
  std::vector<std::string> list;
  while (const auto row = rows.next()) list.push_back(row->text(0));
  return list;
}

// Of uploads that became such a file: a crash may have kept them from being removed.
void remove_uploads(store::Store& store) {
  const auto reader = store.read();
  const auto ids = list_texts(reader.connection().query(
      "SELECT u.id FROM upload u JOIN file f ON f.id = u.file JOIN purge p ON p.sha256 = f.sha256"
      " WHERE p.kind = 'content' AND p.state = 'done'"));
  bool removed = false;
  std::error_code ignored;
  for (const auto& id : ids) removed |= fs::remove(store::path_of_upload(store, id), ignored);
  if (removed) files::sync_folder(store::uploads_folder(store));
}

// While nobody can make a content known.
std::int64_t remove_contents(store::Store& store) {
  auto transaction = store.write();
  std::int64_t removed = 0;
  for (const auto& sha256 : list_texts(transaction.connection().query(
           "SELECT sha256 FROM purge WHERE kind = 'content' AND state = 'done'"))) {
    if (!store.files().find(sha256)) continue;
    store.files().remove(sha256);
    ++removed;
  }
  return removed;
}

void empty_log(sql::Connection& connection) {
  sql::Statement rows = connection.query("PRAGMA wal_checkpoint(TRUNCATE)");
  const auto row = rows.next();
  if (!row || row->integer(0) != 0) throw Error(ErrorCode::kUnavailable, "purge_readers_wait");
}

// Pages that were freed long ago may still hold former versions of a row.
bool rewrite(store::Store& store) {
  sql::WriteLease lease = store.pool().write();
  sql::Connection& connection = lease.connection();
  std::error_code failure;
  const auto size = fs::file_size(store.folder() / "catalog.db", failure);
  const bool small = !failure && static_cast<std::int64_t>(size) <= kMostRewritten;
  if (small) connection.run_script("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY;");
  empty_log(connection);
  return small;
}

std::vector<std::string> ids_of(const std::vector<Purge>& purges) {
  std::vector<std::string> ids;
  for (const auto& purge : purges) ids.push_back(purge.id);
  return ids;
}

void stamp(store::Store& store, const std::vector<std::string>& ids, base::Time Purge::*when) {
  auto transaction = store.write();
  for (const auto& id : ids) {
    auto purge = find_purge(transaction.connection(), id);
    if (!purge) continue;
    (*purge).*when = base::now();
    put_purge(transaction.connection(), *purge);
  }
  transaction.commit();
}

}  // namespace

base::Message finish(store::Store& store, const std::function<void()>& beat) {
  // First: of one that is confirmed from here on the next job takes care.
  const auto purges = list_unfinished(store.read().connection());
  remove_uploads(store);
  const auto removed = std::to_string(remove_contents(store));
  beat();
  if (purges.empty()) return {"job_purge_nothing", {{"contents", removed}}};
  const auto waits = [](const Purge& purge) { return purge.indexed_at == base::Time{}; };
  if (std::ranges::any_of(purges, waits)) throw Error(ErrorCode::kUnavailable, "purge_index_waits");
  const bool rewritten = rewrite(store);
  beat();
  stamp(store, ids_of(purges), &Purge::finished_at);
  return {rewritten ? "job_purge" : "job_purge_large",
          {{"count", std::to_string(purges.size())}, {"contents", removed}}};
}

std::vector<std::string> list_unindexed(const store::Reader& reader) {
  return list_texts(reader.connection().query(
      "SELECT id FROM purge WHERE state = 'done' AND finished_at = 0 AND indexed_at = 0"));
}

void note_indexed(store::Store& store, const std::vector<std::string>& purges) {
  stamp(store, purges, &Purge::indexed_at);
}

}  // namespace catalog::purge
