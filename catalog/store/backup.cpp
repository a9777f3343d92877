#include "catalog/store/backup.hpp"

#include <optional>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/files/target_file.hpp"
#include "catalog/files/temporary_path.hpp"
#include "catalog/store/archive.hpp"
#include "catalog/store/check.hpp"
#include "catalog/store/purge_table.hpp"

namespace catalog::store {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> list_contents(sql::Connection& copy) {
  std::vector<std::string> list;
  sql::Statement rows = copy.query(
      "SELECT DISTINCT sha256 FROM file WHERE sha256 NOT IN"
      " (SELECT sha256 FROM purge WHERE kind = 'content' AND state = 'done') ORDER BY sha256");
  while (const auto row = rows.next()) list.push_back(row->text(0));
  return list;
}

struct Snapshot {
  CheckReport proof;
  std::vector<std::string> contents;
};

// A copy of the database as one plain file, proved.
Snapshot take_snapshot(Store& store, const fs::path& path) {
  // SQLite would also fill a file that is there: the name is made ours first.
  files::Descriptor(path, files::Descriptor::Mode::kCreateNew).close();
  store.read().connection().copy_to(path);
  // Not durable means no write-ahead log: the copy is complete without a second file.
  sql::Connection copy({.path = path, .durable = false});
  Snapshot snapshot{check_tables(copy), {}};
  if (snapshot.proof.damaged > 0)
    throw base::Error(base::ErrorCode::kUnavailable, "backup_store_damaged",
                      {{"count", std::to_string(snapshot.proof.damaged)}});
  snapshot.contents = list_contents(copy);
  return snapshot;
}

void add_content(ArchiveWriter& archive, const files::FileStore& files, const std::string& sha256) {
  const auto path = files.find(sha256);
  const std::string name = "files/" + sha256.substr(0, 2) + "/" + sha256.substr(2);
  if (!path || archive.add_file(name, *path) != sha256)
    throw base::Error(base::ErrorCode::kUnavailable, "backup_file_damaged", {{"id", sha256}});
}

std::string write_manifest(const Store& store, const Snapshot& snapshot,
                           const std::string& digest) {
  base::Json manifest;
  manifest.set("format", base::Json::integer(1));
  manifest.set("made", base::format_time(base::now()));
  manifest.set("store", store.id());
  manifest.set("seq", base::Json::integer(snapshot.proof.last_seq));
  manifest.set("datasets", base::Json::integer(snapshot.proof.datasets));
  manifest.set("database", digest);
  manifest.set("files", base::Json::integer(static_cast<std::int64_t>(snapshot.contents.size())));
  return base::write_json_pretty(manifest);
}

// Who erases something for good is told which backups still hold it.
void note_backup(Store& store, const fs::path& target, const Snapshot& snapshot) {
  auto transaction = store.write();
  put_backup(transaction.connection(),
             {base::now(), target.filename().string(), snapshot.proof.last_seq});
  transaction.commit();
}

}  // namespace

BackupReport backup(Store& store, const fs::path& target) {
  files::TargetFile out(target);
  // Nothing can be put beside a device; the data folder has room for its own copy.
  std::optional<files::TargetFile> held;
  if (out.is_straight()) held.emplace(store.folder() / "backup");
  const files::TemporaryPath database((held ? *held : out).companion());
  const Snapshot snapshot = take_snapshot(store, database.path());
  ArchiveWriter archive(out.file());
  const std::string digest = archive.add_file("catalog.db", database.path());
  for (const auto& sha256 : snapshot.contents) add_content(archive, store.files(), sha256);
  archive.add_text("manifest.json", write_manifest(store, snapshot, digest));
  const std::int64_t byte_size = archive.finish();
  // Before it is there: one that is told and does not exist does less harm than the other way.
  note_backup(store, target, snapshot);
  out.finish();
  return {.datasets = snapshot.proof.datasets,
          .files = static_cast<std::int64_t>(snapshot.contents.size()),
          .byte_size = byte_size,
          .last_seq = snapshot.proof.last_seq};
}

}  // namespace catalog::store
