#pragma once

// A file that comes in several parts, with hours and restarts between them.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/files/descriptor.hpp"

namespace catalog::files {

/// How far a partial file was known to be on the disk when that was last looked after.
struct Flushed {
  std::int64_t bytes = 0;
  std::string boot = {};  // boot_name() at that time

  bool operator==(const Flushed&) const = default;
};

/// What names this run of the machine, from start to start; empty where the system does not tell.
const std::string& boot_name();

/// How many of its bytes can be relied upon: all of them as long as the machine has run through
/// (what a killed process wrote is not lost); after a power cut those that had been flushed.
/// Nothing when there is no such file.
std::optional<std::int64_t> trusted_bytes(const std::filesystem::path& path,
                                          const Flushed& flushed);

/// Open for more at its end, by one at a time. What was added stays when it goes.
/// Errors: as Descriptor; kConflict "upload_busy" while another has it open. Thread: one.
class PartialFile {
 public:
  /// What cannot be relied upon is cut off. Creates the file where `flushed` is of nothing.
  PartialFile(const std::filesystem::path& path, const Flushed& flushed);

  std::int64_t byte_size() const { return byte_size_; }
  void add(std::string_view bytes);
  /// On return all that was added is on the disk.
  Flushed flush();

 private:
  Descriptor file_;
  std::int64_t byte_size_ = 0;
};

}  // namespace catalog::files
