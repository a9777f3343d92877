#include "catalog/store/restore.hpp"

#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/log.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/files/descriptor.hpp"
#include "catalog/files/temporary_path.hpp"
#include "catalog/store/archive.hpp"
#include "catalog/store/check.hpp"
#include "catalog/store/lock.hpp"
#include "catalog/store/store.hpp"

namespace catalog::store {
namespace {

namespace fs = std::filesystem;

// A restore goes through these folders inside the data folder. "unpacked" is thrown away when it
// is found; renaming it to "ready" is the point of no return.
constexpr const char* kUnpacked = "restore.unpacked";
constexpr const char* kReady = "restore.ready";
constexpr const char* kOld = "before-restore";

[[noreturn]] void refuse(const char* key, std::map<std::string, std::string> arguments = {}) {
  throw base::Error(base::ErrorCode::kInvalidData, key, std::move(arguments));
}

struct Unpacked {
  std::string database_digest;
  std::int64_t files = 0;
  std::int64_t byte_size = 0;
  std::optional<base::Json> manifest;
};

std::string unpack_database(ArchiveReader& archive, const ArchiveReader::Entry& entry,
                            const fs::path& folder) {
  files::Descriptor file(folder / entry.name, files::Descriptor::Mode::kCreateNew);
  base::Sha256 digest;
  archive.read(entry, [&](std::string_view part) {
    file.write(part);
    digest.add(part);
  });
  file.sync();
  return digest.finish();
}

void unpack_content(ArchiveReader& archive, const ArchiveReader::Entry& entry,
                    const files::FileStore& store) {
  files::IncomingFile file = store.begin();
  archive.read(entry, [&](std::string_view part) { file.add(part); });
  const std::string sha256 = file.finish().sha256;
  if (entry.name != "files/" + sha256.substr(0, 2) + "/" + sha256.substr(2))
    refuse("backup_damaged", {{"name", entry.name}});
}

Unpacked unpack(const fs::path& source, const fs::path& folder) {
  ArchiveReader archive(source);
  const files::FileStore store(folder / "files");
  Unpacked unpacked;
  while (const auto entry = archive.next()) {
    unpacked.byte_size += entry->byte_size;
    if (entry->name == "catalog.db" && unpacked.database_digest.empty()) {
      unpacked.database_digest = unpack_database(archive, *entry, folder);
    } else if (entry->name.starts_with("files/")) {
      unpack_content(archive, *entry, store);
      ++unpacked.files;
    } else if (entry->name == "manifest.json" && entry->byte_size < 65536) {
      std::string text;
      archive.read(*entry, [&](std::string_view part) { text += part; });
      unpacked.manifest = base::parse_json(text);
    } else {
      refuse("backup_foreign");
    }
  }
  return unpacked;
}

void prove_archive(const Unpacked& unpacked) {
  if (!unpacked.manifest) refuse("backup_cut");
  const base::Json& manifest = *unpacked.manifest;
  if (manifest["format"].as_integer() != 1) refuse("backup_too_new");
  if (manifest["database"].as_string() != unpacked.database_digest)
    refuse("backup_damaged", {{"name", "catalog.db"}});
  if (manifest["files"].as_integer() != unpacked.files)
    refuse("backup_damaged", {{"name", "files"}});
}

// Opens what was unpacked as a store, which brings old tables up to date, proves it and gives it
// its own history.
BackupReport prove_store(const fs::path& folder, const Unpacked& unpacked) {
  Store store(folder);
  const CheckReport report = check(store);
  if (report.damaged > 0) refuse("backup_unsound", {{"count", std::to_string(report.damaged)}});
  if (report.files != unpacked.files) refuse("backup_damaged", {{"name", "files"}});
  store.pool().write().connection().execute("UPDATE meta SET value = $1 WHERE name = 'store'",
                                            base::random_uuid());
  return {.datasets = report.datasets,
          .files = report.files,
          .byte_size = unpacked.byte_size,
          .last_seq = report.last_seq};
}

void move_if_there(const fs::path& from, const fs::path& to) {
  if (!fs::exists(from)) return;
  fs::remove_all(to);
  files::rename_path(from, to);
}

// While ready/catalog.db is there, the folder's own is the old one; it is moved in last. So this
// can be cut off anywhere and run again.
void swap_in(const fs::path& folder) {
  const fs::path ready = folder / kReady;
  const fs::path old = folder / kOld;
  files::create_folders(old);
  if (fs::exists(ready / "catalog.db")) {
    for (const char* name : {"catalog.db-wal", "catalog.db-shm", "catalog.db", "index", "tables"})
      move_if_there(folder / name, old / name);
    if (fs::exists(ready / "files")) {
      move_if_there(folder / "files", old / "files");
      files::rename_path(ready / "files", folder / "files");
    }
    files::sync_folder(folder);
    files::rename_path(ready / "catalog.db", folder / "catalog.db");
  }
  files::sync_folder(folder);
  fs::remove_all(old);
  fs::remove_all(ready);  // last: while it is there, this is run again
  files::sync_folder(folder);
  base::log(base::LogLevel::kInfo, "store_restored", {});
}

}  // namespace

bool is_restore_unfinished(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kReady, ignored);
}

void discard_restore(const fs::path& folder) {
  std::error_code ignored;
  fs::remove_all(folder / kUnpacked, ignored);
}

void finish_restore(const fs::path& folder) {
  const StoreLock alone(folder, StoreLock::Mode::kAlone);
  if (is_restore_unfinished(folder)) swap_in(folder);
}

BackupReport restore(const fs::path& folder, const fs::path& source) {
  if (std::error_code ignored; !fs::is_regular_file(source, ignored))
    throw base::Error(base::ErrorCode::kNotFound, "backup_missing",
                      {{"name", base::repair_utf8(source.string())}});
  const ServeLock serving(folder);
  const StoreLock alone(folder, StoreLock::Mode::kAlone);
  if (is_restore_unfinished(folder)) swap_in(folder);
  const files::TemporaryPath unpacked_folder(folder / kUnpacked);
  files::create_folders(unpacked_folder.path());
  const Unpacked unpacked = unpack(source, unpacked_folder.path());
  prove_archive(unpacked);
  const BackupReport report = prove_store(unpacked_folder.path(), unpacked);
  if (fs::exists(unpacked_folder.path() / "catalog.db-wal"))  // closing could not write it back
    throw base::Error(base::ErrorCode::kUnavailable, "store_io");
  files::sync_folder(unpacked_folder.path());
  files::rename_path(unpacked_folder.path(), folder / kReady);
  files::sync_folder(folder);
  swap_in(folder);
  return report;
}

}  // namespace catalog::store
