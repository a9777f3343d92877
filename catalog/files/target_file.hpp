#pragma once

#include <filesystem>

#include "catalog/files/descriptor.hpp"

namespace catalog::files {

/// A file that takes its place once it is whole: it is written beside under a name that no other
/// writer of the same place has, and renamed by finish(). Without finish() nothing remains, and
/// what lay there stays. What a killed writer left, the next one removes. A link is followed. What
/// is no regular file, as a device or a pipe, is written straight.
/// Errors: as Descriptor.
class TargetFile {
 public:
  explicit TargetFile(std::filesystem::path target, mode_t rights = 0640);
  ~TargetFile();
  TargetFile(const TargetFile&) = delete;
  TargetFile& operator=(const TargetFile&) = delete;

  Descriptor& file() { return file_; }
  bool is_straight() const { return is_straight_; }
  /// A path beside it for something that goes with it, at the latest when it goes itself. Not for
  /// what is written straight.
  std::filesystem::path companion() const;
  /// On return it lies in its place and is on the disk. Call once.
  void finish();

 private:
  void open();
  void remove() const;

  std::filesystem::path target_;
  mode_t rights_;
  bool is_straight_;
  std::filesystem::path part_;  // empty when nothing is to be removed
  Descriptor file_;
};

}  // namespace catalog::files
