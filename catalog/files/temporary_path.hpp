#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

namespace catalog::files {

/// A path at which nothing lies now, and at which nothing remains in the end: a file or a folder
/// with all below it is removed.
class TemporaryPath {
 public:
  explicit TemporaryPath(std::filesystem::path path) : path_(std::move(path)) { remove(); }
  ~TemporaryPath() { remove(); }
  TemporaryPath(const TemporaryPath&) = delete;
  TemporaryPath& operator=(const TemporaryPath&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path_;
};

}  // namespace catalog::files
