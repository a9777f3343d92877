#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace search {

/// The folder of an index: generations "g-000001", "g-000002", … of which the file "current" names
/// the one in use, and "lock", which its one writer holds.

/// The full path of the generation in use; nothing when there is none.
std::optional<std::string> find_generation(const std::string& folder);

/// Makes an empty folder for the generation after the highest there is; answers its full path.
/// Errors: kUnavailable "search_folder_unwritable".
std::string make_generation(const std::string& folder);

/// Puts every file of the generation on the disk, then points `folder` to it, at once or not at
/// all, also over a loss of power.
/// Errors: kUnavailable "search_folder_unwritable"; kStorageFull "search_storage_full".
void use_generation(const std::string& folder, const std::string& generation);

/// Removes every generation but the one in use. Readers that still have one open keep it.
void remove_old_generations(const std::string& folder);

/// Held by the one writer of an index folder, in this process or another; given up when it ends in
/// whatever way.
class WriterLock {
 public:
  /// Makes the folder when it is absent.
  /// Errors: kConflict "search_index_locked"; kUnavailable "search_folder_unwritable".
  explicit WriterLock(const std::string& folder);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_;
};

}  // namespace search
