#pragma once

#include <filesystem>

#include "catalog/store/backup.hpp"

namespace catalog::store {

/// Puts a backup in the place of what `folder` holds, all or nothing: it is unpacked beside and
/// proved first, then swapped in. Cut off at any moment, the folder holds either the old or the
/// new, whole. Index and tables are derived from the store and are removed. The restored store has
/// a new id, so that followers of its changes begin anew.
/// Errors: kNotFound when there is no such file; kConflict while another process has the store
/// open; kInvalidData "backup_damaged" when the backup is not whole; kStorageFull. The old store is
/// untouched then.
BackupReport restore(const std::filesystem::path& folder, const std::filesystem::path& source);

/// Whether a restore was cut off after its point of no return.
bool is_restore_unfinished(const std::filesystem::path& folder);

/// Removes what a restore left that was cut off before; the caller holds a StoreLock.
void discard_restore(const std::filesystem::path& folder);

/// Completes the restore that was cut off. Errors: kConflict when another process has the store
/// open.
void finish_restore(const std::filesystem::path& folder);

}  // namespace catalog::store
