#include "search/generation.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <vector>

#include "catalog/base/error.hpp"

namespace search {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPointer = "current";
constexpr std::string_view kPrefix = "g-";

[[noreturn]] void refuse(int error) {
  if (error == ENOSPC || error == EDQUOT)
    throw base::Error(base::ErrorCode::kStorageFull, "search_storage_full");
  throw base::Error(base::ErrorCode::kUnavailable, "search_folder_unwritable");
}

// A file descriptor that closes itself.
class File {
 public:
  File(const std::string& path, int flags) : file_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (file_ < 0) refuse(errno);
  }
  ~File() { ::close(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view text) const {
    while (!text.empty()) {
      const auto written = ::write(file_, text.data(), text.size());
      if (written < 0) refuse(errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (::fsync(file_) != 0) refuse(errno);
  }

 private:
  int file_;
};

void sync_path(const fs::path& path, int access = O_RDONLY) {
  File(path.string(), access).sync();
}

std::vector<std::string> list_generations(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (std::string name = entry.path().filename().string(); name.starts_with(kPrefix))
      names.push_back(std::move(name));
  std::sort(names.begin(), names.end());
  return names;
}

bool is_generation_name(std::string_view name) {
  return name.starts_with(kPrefix) &&
         name.find_first_not_of("0123456789", kPrefix.size()) == std::string_view::npos &&
         name.size() > kPrefix.size() && name.size() < 20;
}

}  // namespace

std::optional<std::string> find_generation(const std::string& folder) {
  const std::string pointer = folder + '/' + std::string(kPointer);
  const int file = ::open(pointer.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::array<char, 64> text{};
  const auto size = ::read(file, text.data(), text.size());
  ::close(file);
  std::string_view name(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  name = name.substr(0, name.find('\n'));
  if (!is_generation_name(name)) return std::nullopt;
  return (folder + '/').append(name);
}

std::string make_generation(const std::string& folder) {
  constexpr std::size_t width = 6;
  unsigned long highest = 0;
  for (const auto& name : list_generations(folder))
    if (is_generation_name(name)) highest = std::max(highest, std::stoul(name.substr(2)));
  std::string digits = std::to_string(highest + 1);
  digits.insert(0, width - std::min(digits.size(), width), '0');
  std::string path = folder + '/' + std::string(kPrefix) + digits;
  std::error_code error;
  fs::create_directory(path, error);
  if (error) refuse(error.value());
  return path;
}

void use_generation(const std::string& folder, const std::string& generation) {
  for (const auto& entry : fs::directory_iterator(generation))
    if (entry.is_regular_file()) sync_path(entry.path(), O_RDWR);
  sync_path(generation);
  const std::string pointer = folder + '/' + std::string(kPointer);
  const std::string fresh = pointer + ".new";
  {
    const File file(fresh, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(fs::path(generation).filename().string() + '\n');
    file.sync();
  }
  if (::rename(fresh.c_str(), pointer.c_str()) != 0) refuse(errno);
  sync_path(folder);
}

void remove_old_generations(const std::string& folder) {
  const auto current = find_generation(folder);
  if (!current) return;
  std::error_code ignored;
  const std::string in_use = fs::path(*current).filename();
  for (const auto& name : list_generations(folder))
    if (name != in_use) fs::remove_all(fs::path(folder) / name, ignored);
}

WriterLock::WriterLock(const std::string& folder) : file_(-1) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) refuse(error.value());
  file_ = ::open((folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0) refuse(errno);
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(file_);
  throw base::Error(base::ErrorCode::kConflict, "search_index_locked");
}

WriterLock::~WriterLock() {
  ::close(file_);
}

}  // namespace search
