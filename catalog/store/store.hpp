#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "catalog/base/embedded.hpp"
#include "catalog/files/file_store.hpp"
#include "catalog/sql/pool.hpp"
#include "catalog/store/lock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {

/// The catalogue in a data folder: <folder>/catalog.db and <folder>/files. Opening creates what is
/// missing, brings the tables up to date and completes a restore that was cut off.
///
///   store.read().find_dataset(id)                 one question
///   auto now = store.snapshot(); now.…; now.…     several that must agree
///   auto change = store.write(); change.put_dataset(…); change.commit();
///
/// Errors: kUnavailable when the folder cannot be used, a newer program wrote it, or a restore
/// runs. Thread: any. Readers and transactions must not outlive it.
class Store {
 public:
  explicit Store(std::filesystem::path folder);

  Reader read() { return Reader(pool_.read(), false); }
  Reader snapshot() { return Reader(pool_.read(), true); }
  WriteTransaction write() { return WriteTransaction(pool_); }

  /// Brings further tables in the same database up to date; called once by who owns them.
  void migrate(std::string_view area, std::span<const base::EmbeddedFile> files);
  /// For tables of other modules.
  sql::Pool& pool() { return pool_; }

  files::FileStore& files() { return files_; }
  const std::filesystem::path& folder() const { return folder_; }
  /// Made when the store was created or restored: names this history of sequence numbers. A
  /// follower that has followed another history begins anew.
  const std::string& id() const { return id_; }

 private:
  std::filesystem::path folder_;
  StoreLock lock_;
  sql::Pool pool_;
  files::FileStore files_;
  std::string id_;
};

}  // namespace catalog::store
