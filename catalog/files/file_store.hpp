#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace catalog::files {

struct StoredContent {
  std::string sha256;
  std::int64_t byte_size = 0;
};

/// A file on its way into the store, in parts of any size. Without finish() nothing remains.
class IncomingFile {
 public:
  IncomingFile(IncomingFile&&) noexcept;
  ~IncomingFile();
  /// Errors: kStorageFull, kUnavailable.
  void add(std::string_view bytes);
  std::int64_t byte_size() const;
  /// Where it lies on its way; what was added can be read there.
  const std::filesystem::path& path() const;
  /// On return the content is on the disk under its digest. Call once.
  StoredContent finish();

 private:
  friend class FileStore;
  struct State;
  explicit IncomingFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Files by the SHA-256 of their content: <folder>/ab/cdef…, each content once, never changed.
/// Written as temp, fsync, rename, fsync of the folder.
/// Errors: kStorageFull when the disk is full, kUnavailable when it fails; then nothing remains.
/// Thread: any; several processes may use one folder.
class FileStore {
 public:
  /// Creates the folder; removes temporary files that no living process writes.
  explicit FileStore(std::filesystem::path folder);

  IncomingFile begin() const;
  StoredContent put(std::string_view bytes) const;
  StoredContent put(std::istream& in) const;
  /// Copies a file of any place.
  StoredContent put_file(const std::filesystem::path& path) const;

  /// Takes a whole file that lies in the same file system: it gets a second name here, without
  /// being copied where that can be, and keeps its own. Nobody may write it any more.
  /// `sha256`: of its bytes, where the caller knows it; empty: it is read.
  StoredContent adopt(const std::filesystem::path& path, std::string sha256 = "") const;

  /// Where the content lies, whether it is there or not. Empty when `sha256` is no digest.
  std::filesystem::path path_of(std::string_view sha256) const;
  /// Its path, where it is there.
  std::optional<std::filesystem::path> find(std::string_view sha256) const;
  /// Whether it is there and its bytes have this digest.
  bool verify(std::string_view sha256) const;
  void remove(std::string_view sha256) const;
  /// Every content by its digest, in no order.
  void for_each(const std::function<void(const std::string& sha256)>& visit) const;

  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// SHA-256 of a file's bytes, 64 hexadecimal digits; nothing when there is no such file.
std::optional<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace catalog::files
