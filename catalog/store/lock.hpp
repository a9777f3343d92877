#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "catalog/files/descriptor.hpp"

namespace catalog::store {

/// Held by the one process that writes the index of a data folder: serve, reindex, restore, or get
/// while no server runs. Goes with the process, however it ends.
/// Errors: kConflict "store_served" when another process holds it.
class ServeLock {
 public:
  explicit ServeLock(const std::filesystem::path& folder);
  /// The same without the error: nothing when another process holds it.
  static std::optional<ServeLock> try_take(const std::filesystem::path& folder);

 private:
  explicit ServeLock(files::Descriptor file) : file_(std::move(file)) {}
  files::Descriptor file_;
};

/// Held, shared, by everyone who has the store open, and alone by a restore.
/// Errors: kConflict "store_in_use" or "store_restoring" when it cannot be had.
class StoreLock {
 public:
  enum class Mode { kShared, kAlone };
  StoreLock(const std::filesystem::path& folder, Mode mode);

 private:
  files::Descriptor file_;
};

}  // namespace catalog::store
