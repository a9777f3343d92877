#include "catalog/files/partial_file.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "catalog/base/error.hpp"

namespace catalog::files {

const std::string& boot_name() {
  static const std::string name = [] {
    std::ifstream in("/proc/sys/kernel/random/boot_id");
    std::string line;
    std::getline(in, line);
    return line;
  }();
  return name;
}

std::optional<std::int64_t> trusted_bytes(const std::filesystem::path& path,
                                          const Flushed& flushed) {
  std::error_code failure;
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path, failure));
  if (failure) return std::nullopt;
  return flushed.boot == boot_name() ? size : std::min(size, flushed.bytes);
}

PartialFile::PartialFile(const std::filesystem::path& path, const Flushed& flushed)
    : file_(path, Descriptor::Mode::kAppendCreate) {
  if (!file_.try_lock(true)) throw base::Error(base::ErrorCode::kConflict, "upload_busy");
  byte_size_ = file_.byte_size();
  if (byte_size_ == 0) sync_folder(path.parent_path());  // its name must last as its bytes do
  if (flushed.boot == boot_name() || byte_size_ <= flushed.bytes) return;
  file_.truncate(flushed.bytes);
  byte_size_ = flushed.bytes;
}

void PartialFile::add(std::string_view bytes) {
  file_.write(bytes);
  byte_size_ += static_cast<std::int64_t>(bytes.size());
}

Flushed PartialFile::flush() {
  file_.sync();
  return {byte_size_, boot_name()};
}

}  // namespace catalog::files
