#include "catalog/store/lock.hpp"

#include "catalog/base/error.hpp"

namespace catalog::store {
namespace {

files::Descriptor open_lock(const std::filesystem::path& folder, const char* name) {
  files::create_folders(folder);
  return {folder / name, files::Descriptor::Mode::kReadWriteCreate};
}

}  // namespace

ServeLock::ServeLock(const std::filesystem::path& folder) : file_(open_lock(folder, "lock")) {
  if (!file_.try_lock(true)) throw base::Error(base::ErrorCode::kConflict, "store_served");
}

std::optional<ServeLock> ServeLock::try_take(const std::filesystem::path& folder) {
  files::Descriptor file = open_lock(folder, "lock");
  if (!file.try_lock(true)) return std::nullopt;
  return ServeLock(std::move(file));
}

StoreLock::StoreLock(const std::filesystem::path& folder, Mode mode)
    : file_(open_lock(folder, "store.lock")) {
  const bool alone = mode == Mode::kAlone;
  if (!file_.try_lock(alone))
    throw base::Error(base::ErrorCode::kConflict, alone ? "store_in_use" : "store_restoring");
}

}  // namespace catalog::store
