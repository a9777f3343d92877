#pragma once

#include <cstdint>
#include <filesystem>

#include "catalog/store/store.hpp"

namespace catalog::store {

struct BackupReport {
  std::int64_t datasets = 0;
  std::int64_t files = 0;
  std::int64_t byte_size = 0;  // of the backup file
  std::int64_t last_seq = 0;
};

/// Writes a consistent copy of the store of one moment to `target`, while others read and write.
/// The store notes that it was made, under the name of the file alone.
/// `target` appears only when it is whole and on the disk; a former file there is replaced then.
/// Shape: a tar file (POSIX ustar): catalog.db, files/ab/cdef…, and last manifest.json with the
/// digest of catalog.db and the number of files.
/// Errors: kStorageFull; kUnavailable when a record or a stored file is damaged (a backup is only
/// made of a sound store, so that it never takes the place of a sound backup) or `target` cannot be
/// written.
BackupReport backup(Store& store, const std::filesystem::path& target);

}  // namespace catalog::store
