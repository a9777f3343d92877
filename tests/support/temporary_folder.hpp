#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace catalog {

/// A folder of one test, removed with all it holds. In memory where the system offers that: tests
/// that flush to a disk hundreds of times would wait for it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (root() / "portal-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  static std::filesystem::path root() {
    const std::filesystem::path memory = "/dev/shm";
    const bool asked = std::getenv("TMPDIR") != nullptr;
    return !asked && access(memory.c_str(), W_OK) == 0 ? memory
                                                       : std::filesystem::temp_directory_path();
  }
  std::filesystem::path path_;
};

}  // namespace catalog
