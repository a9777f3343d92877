#include "catalog/files/zip_entries.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace catalog::files {
namespace {

constexpr std::size_t kEndBytes = 22;        // of the end record, without its comment
constexpr std::size_t kLongestEnd = 65'557;  // with it
constexpr std::size_t kLocatorBytes = 20;    // of ZIP64
constexpr std::size_t kEnd64Bytes = 56;      // of ZIP64
constexpr std::size_t kEntryBytes = 46;      // without name, extra fields and comment
constexpr std::size_t kTableBytes = 64u << 20;
constexpr std::uint32_t kSeeZip64 = 0xFFFFFFFF;
constexpr unsigned kZip64Field = 1;

[[noreturn]] void throw_unreadable() {
  throw base::Error(base::ErrorCode::kInvalidData, "zip_unreadable");
}

// Little-endian, of `bytes` bytes; refuses what lies outside.
std::uint64_t number_at(std::string_view text, std::size_t at, int bytes) {
  if (at + static_cast<std::size_t>(bytes) > text.size()) throw_unreadable();
  std::uint64_t value = 0;
  for (int i = bytes - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
  return value;
}

class Source {
 public:
  explicit Source(const std::filesystem::path& path) : in_(path, std::ios::binary) {
    in_.seekg(0, std::ios::end);
    if (!in_) throw_unreadable();
    size_ = static_cast<std::uint64_t>(in_.tellg());
  }
  std::uint64_t size() const { return size_; }
  std::string read(std::uint64_t offset, std::uint64_t bytes) {
    if (offset > size_ || bytes > size_ - offset) throw_unreadable();
    std::string text(bytes, '\0');
    in_.seekg(static_cast<std::streamoff>(offset));
    if (!in_.read(text.data(), static_cast<std::streamsize>(bytes))) throw_unreadable();
    return text;
  }

 private:
  std::ifstream in_;
  std::uint64_t size_ = 0;
};

struct Table {
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;
  std::uint64_t offset = 0;
};

Table read_end64(Source& source, std::uint64_t end_at) {
  if (end_at < kLocatorBytes) throw_unreadable();
  const std::string locator = source.read(end_at - kLocatorBytes, kLocatorBytes);
  if (!locator.starts_with("PK\x06\x07")) throw_unreadable();
  const std::string end = source.read(number_at(locator, 8, 8), kEnd64Bytes);
  if (!end.starts_with("PK\x06\x06")) throw_unreadable();
  return {number_at(end, 32, 8), number_at(end, 40, 8), number_at(end, 48, 8)};
}

// The end record is the last one whose comment reaches exactly to the end of the file.
Table find_table(Source& source) {
  const std::uint64_t tail_bytes = std::min<std::uint64_t>(source.size(), kLongestEnd);
  const std::uint64_t tail_at = source.size() - tail_bytes;
  const std::string tail = source.read(tail_at, tail_bytes);
  for (auto at = tail.rfind("PK\x05\x06"); at != std::string::npos;
       at = at == 0 ? std::string::npos : tail.rfind("PK\x05\x06", at - 1)) {
    if (at + kEndBytes > tail.size()) continue;
    if (at + kEndBytes + number_at(tail, at + 20, 2) != tail.size()) continue;
    const Table table{number_at(tail, at + 10, 2), number_at(tail, at + 12, 4),
                      number_at(tail, at + 16, 4)};
    const bool is_zip64 =
        table.count == 0xFFFF || table.bytes == kSeeZip64 || table.offset == kSeeZip64;
    return is_zip64 ? read_end64(source, tail_at + at) : table;
  }
  throw_unreadable();
}

// Sizes over 4 GiB stand in an extra field, in this order, each only where it is needed.
void read_zip64_sizes(std::string_view extra, ZipEntry& entry) {
  for (std::size_t at = 0; at + 4 <= extra.size();) {
    const auto bytes = static_cast<std::size_t>(number_at(extra, at + 2, 2));
    if (number_at(extra, at, 2) == kZip64Field) {
      const std::string_view field = extra.substr(at + 4, bytes);
      std::size_t next = 0;
      for (std::uint64_t* size : {&entry.byte_size, &entry.packed_bytes})
        if (*size == kSeeZip64) *size = number_at(field, std::exchange(next, next + 8), 8);
      return;
    }
    at += 4 + bytes;
  }
}

// The entry at the front, and its length; nothing where none begins.
std::optional<std::size_t> read_entry(std::string_view table, ZipEntry& entry) {
  if (!table.starts_with("PK\x01\x02")) return std::nullopt;
  entry.packed_bytes = number_at(table, 20, 4);
  entry.byte_size = number_at(table, 24, 4);
  const auto name = static_cast<std::size_t>(number_at(table, 28, 2));
  const auto extra = static_cast<std::size_t>(number_at(table, 30, 2));
  const auto comment = static_cast<std::size_t>(number_at(table, 32, 2));
  if (kEntryBytes + name + extra + comment > table.size()) throw_unreadable();
  entry.name = base::repair_utf8(table.substr(kEntryBytes, name));
  read_zip64_sizes(table.substr(kEntryBytes + name, extra), entry);
  return kEntryBytes + name + extra + comment;
}

}  // namespace

ZipEntries list_zip_entries(const std::filesystem::path& path, std::size_t most) {
  Source source(path);
  const Table place = find_table(source);
  if (place.bytes > kTableBytes) throw_unreadable();
  const std::string table = source.read(place.offset, place.bytes);
  ZipEntries list;
  list.count = place.count;
  for (std::string_view rest = table;
       list.entries.size() < std::min<std::uint64_t>(most, list.count);) {
    ZipEntry entry;
    const auto length = read_entry(rest, entry);
    if (!length) throw_unreadable();
    rest.remove_prefix(*length);
    list.entries.push_back(std::move(entry));
  }
  return list;
}

std::optional<ZipEntries> find_zip_entries(const std::filesystem::path& path, std::size_t most) {
  try {
    return list_zip_entries(path, most);
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

}  // namespace catalog::files
