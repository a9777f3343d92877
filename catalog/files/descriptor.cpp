#include "catalog/files/descriptor.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/log.hpp"

namespace catalog::files {
namespace {

[[noreturn]] void throw_error(const char* act, const std::filesystem::path& path,
                              const char* key = "file_not_saved") {
  const int why = errno;
  base::log(
      base::LogLevel::kError, "file_failed",
      {{"act", act}, {"path", path.string()}, {"reason", std::generic_category().message(why)}});
  if (why == ENOSPC || why == EDQUOT || why == EFBIG)
    throw base::Error(base::ErrorCode::kStorageFull, "file_full");
  throw base::Error(base::ErrorCode::kUnavailable, key);
}

int flags_of(Descriptor::Mode mode) {
  switch (mode) {
    case Descriptor::Mode::kRead:
      return O_RDONLY;
    case Descriptor::Mode::kWrite:
      return O_WRONLY;
    case Descriptor::Mode::kCreateNew:
      return O_WRONLY | O_CREAT | O_EXCL;
    case Descriptor::Mode::kReadWriteCreate:
      return O_RDWR | O_CREAT;
    case Descriptor::Mode::kAppendCreate:
      return O_WRONLY | O_APPEND | O_CREAT;
  }
  return O_RDONLY;
}

const char* key_of(Descriptor::Mode mode) {
  return mode == Descriptor::Mode::kRead ? "file_not_read" : "file_not_saved";
}

struct stat status_of(int number, const std::filesystem::path& path) {
  struct stat status {};
  if (::fstat(number, &status) != 0) throw_error("stat", path, "file_not_read");
  return status;
}

}  // namespace

Descriptor::Descriptor(const std::filesystem::path& path, Mode mode, mode_t rights) : path_(path) {
  number_ = ::open(path.c_str(), flags_of(mode) | O_CLOEXEC, rights);
  if (number_ < 0) throw_error("open", path, key_of(mode));
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)), path_(std::move(other.path_)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  std::swap(path_, other.path_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::int64_t Descriptor::byte_size() const {
  return status_of(number_, path_).st_size;
}

bool Descriptor::has_name() const {
  return status_of(number_, path_).st_nlink > 0;
}

void Descriptor::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_error("write", path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string_view Descriptor::read(std::string& buffer, std::size_t limit) {
  if (buffer.size() < limit) buffer.resize(limit);
  for (;;) {
    const ssize_t size = ::read(number_, buffer.data(), limit);
    if (size >= 0) return std::string_view(buffer).substr(0, static_cast<std::size_t>(size));
    if (errno != EINTR) throw_error("read", path_, "file_not_read");
  }
}

void Descriptor::truncate(std::int64_t bytes) {
  if (::ftruncate(number_, bytes) != 0) throw_error("truncate", path_);
}

void Descriptor::sync() {
  if (::fsync(number_) != 0 && errno != EINVAL) throw_error("fsync", path_);
}

bool Descriptor::try_lock(bool alone) {
  return ::flock(number_, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0;
}

void Descriptor::close() {
  if (::close(std::exchange(number_, -1)) != 0) throw_error("close", path_);
}

void sync_folder(const std::filesystem::path& folder) {
  Descriptor descriptor(folder, Descriptor::Mode::kRead);
  descriptor.sync();
}

void create_folders(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  create_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0750) != 0 && errno != EEXIST) throw_error("mkdir", folder);
  sync_folder(folder.has_parent_path() ? folder.parent_path() : ".");
}

void rename_path(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_error("rename", to);
}

}  // namespace catalog::files
