#include "catalog/store/purge_table.hpp"

#include <map>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/store/row.hpp"

namespace catalog::store {
namespace {

std::map<std::string, std::string> told(const PurgedContent& purged) {
  return {{"date", base::format_time(purged.time).substr(0, 10)}, {"reason", purged.reason}};
}

}  // namespace

std::optional<PurgedContent> find_purged(sql::Connection& connection, std::string_view sha256) {
  sql::Statement rows = connection.query(
      "SELECT id, answered_at, reason FROM purge"
      " WHERE kind = 'content' AND state = 'done' AND sha256 = $1",
      sha256);
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return PurgedContent{row->text(0), to_time(row->integer(1)), row->text(2)};
}

void refuse_purged(sql::Connection& connection, std::string_view sha256) {
  if (const auto purged = find_purged(connection, sha256))
    throw base::Error(base::ErrorCode::kGone, "content_purged", told(*purged));
}

void want_not_purged(sql::Connection& connection, std::string_view sha256) {
  if (const auto purged = find_purged(connection, sha256))
    throw base::Error(base::ErrorCode::kInvalidData, "content_purged_before", told(*purged));
}

void refuse_purged_upload(Store& store, std::string_view sha256) {
  const auto reader = store.read();
  if (!find_purged(reader.connection(), sha256)) return;
  store.files().remove(sha256);
  want_not_purged(reader.connection(), sha256);
}

void put_replaced_digest(sql::Connection& connection, std::string_view purge,
                         const ReplacedDigest& replaced) {
  connection.execute(
      "INSERT INTO replaced_digest (purge, dataset, number, former, digest)"
      " VALUES ($1, $2, $3, $4, $5)",
      purge, replaced.dataset, replaced.number, replaced.former, replaced.digest);
}

std::vector<ReplacedDigest> list_replaced(sql::Connection& connection, std::string_view purge) {
  std::vector<ReplacedDigest> list;
  sql::Statement rows = connection.query(
      "SELECT dataset, number, former, digest FROM replaced_digest WHERE purge = $1"
      " ORDER BY dataset, number, former",
      purge);
  while (const auto row = rows.next())
    list.push_back({row->text(0), row->integer(1), row->text(2), row->text(3)});
  return list;
}

std::string digest_of(const std::vector<ReplacedDigest>& replaced) {
  if (replaced.empty()) return "";
  base::Sha256 digest;
  for (const auto& each : replaced)
    digest.add(each.dataset + " " + std::to_string(each.number) + " " + each.former + " " +
               each.digest + "\n");
  return digest.finish();
}

void put_backup(sql::Connection& connection, const BackupMade& backup) {
  connection.execute("INSERT INTO backup_made (time, name, seq) VALUES ($1, $2, $3)",
                     to_number(backup.time), backup.name, backup.seq);
}

std::vector<BackupMade> list_backups(sql::Connection& connection, base::Time until) {
  std::vector<BackupMade> list;
  sql::Statement rows = connection.query(
      "SELECT time, name, seq FROM backup_made WHERE time <= $1 ORDER BY backup_id DESC",
      to_number(until));
  while (const auto row = rows.next())
    list.push_back({to_time(row->integer(0)), row->text(1), row->integer(2)});
  return list;
}

}  // namespace catalog::store
