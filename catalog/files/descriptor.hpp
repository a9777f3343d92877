#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace catalog::files {

/// An open file, closed at the end of its life.
/// Errors: everything here throws kStorageFull when the disk, a quota or a limit is full, else
/// kUnavailable. The log names the file, the sentence does not.
class Descriptor {
 public:
  enum class Mode { kRead, kWrite, kCreateNew, kReadWriteCreate, kAppendCreate };

  Descriptor() = default;
  /// A file that is created gets these rights, less the umask.
  Descriptor(const std::filesystem::path& path, Mode mode, mode_t rights = 0640);
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  int number() const { return number_; }
  std::int64_t byte_size() const;
  void write(std::string_view bytes);
  /// At most `limit` bytes from here on; empty at the end.
  std::string_view read(std::string& buffer, std::size_t limit);
  /// Cuts off what is behind the first `bytes`.
  void truncate(std::int64_t bytes);
  /// Flushes to the disk, where there is one (not behind a pipe). Never tried twice.
  void sync();
  /// An advisory lock (flock) that goes with the process; false when another holds it.
  bool try_lock(bool alone);
  /// Whether it still has a name; false after another process removed it.
  bool has_name() const;
  /// Closes now, so that an error of closing is not lost.
  void close();

 private:
  int number_ = -1;
  std::filesystem::path path_;
};

/// Flushes a folder's names to the disk.
void sync_folder(const std::filesystem::path& folder);
/// Creates a folder and those above it that are missing, and flushes their names.
void create_folders(const std::filesystem::path& folder);
/// Renames within one file system; replaces a file that is there.
void rename_path(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace catalog::files
