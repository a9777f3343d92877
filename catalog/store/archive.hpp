#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/files/descriptor.hpp"

namespace catalog::store {

/// Writes a tar file. Names have at most 100 bytes; files over 8 GiB have their size in GNU's
/// binary form. Where it is written to must outlive it. Source: POSIX.1-1988 ustar; GNU tar manual,
/// "Basic Tar Format".
class ArchiveWriter {
 public:
  explicit ArchiveWriter(files::Descriptor& file) : file_(file) {}

  /// Adds a file; answers the SHA-256 of what was written.
  std::string add_file(const std::string& name, const std::filesystem::path& path);
  void add_text(const std::string& name, std::string_view text);
  /// On return all is on the disk; the size of the archive in bytes.
  std::int64_t finish();

 private:
  void start(const std::string& name, std::int64_t byte_size);
  void write(std::string_view bytes);
  void pad();

  files::Descriptor& file_;
  std::string buffer_;
  std::int64_t byte_size_ = 0;
};

/// Reads a tar file from its beginning to its end.
/// Errors: kInvalidData "backup_foreign" when it is none, "backup_cut" when it ends too early.
class ArchiveReader {
 public:
  struct Entry {
    std::string name;
    std::int64_t byte_size = 0;
  };

  explicit ArchiveReader(const std::filesystem::path& path);

  /// The next entry; nothing at the end. The former one must have been read.
  /// Errors: kInvalidData "backup_cut" or, when it is no archive of a store, "backup_foreign".
  std::optional<Entry> next();
  /// Hands out the bytes of an entry in parts. Errors: kInvalidData "backup_cut", and
  /// "backup_damaged" when something stands between it and the next one.
  void read(const Entry& entry, const std::function<void(std::string_view)>& take);

 private:
  std::string_view read_exactly(std::size_t size);
  std::string_view read_head();

  files::Descriptor file_;
  std::string buffer_;
  bool begun_ = false;
};

}  // namespace catalog::store
