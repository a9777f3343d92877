#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace catalog::files {

/// What a ZIP file says of one of its files. Nothing is unpacked, so that it may be wrong.
struct ZipEntry {
  std::string name;                // UTF-8, as stated; may hold "..": never a path of ours
  std::uint64_t byte_size = 0;     // unpacked
  std::uint64_t packed_bytes = 0;  // in the ZIP file
};

struct ZipEntries {
  std::vector<ZipEntry> entries;  // in the file's order
  std::uint64_t count = 0;        // that the file states; more than entries when there are many
};

/// The table of contents of a ZIP file, its first `most` entries. Reads that table alone, at most
/// 64 MiB of it; folders are entries too.
/// Errors: kInvalidData "zip_unreadable" when it is no ZIP file, or cut off.
/// Source: PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16.
ZipEntries list_zip_entries(const std::filesystem::path& path, std::size_t most);

/// The same; nothing where that refuses.
std::optional<ZipEntries> find_zip_entries(const std::filesystem::path& path, std::size_t most);

}  // namespace catalog::files
