#include "catalog/store/archive.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"

namespace catalog::store {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kPart = 256u << 10;
constexpr std::int64_t kOctalLimit = std::int64_t{1} << 33;  // eleven octal digits

struct Field {
  std::size_t at;
  std::size_t size;
};
constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUser{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kSum{148, 8};
constexpr std::size_t kType = 156;
constexpr std::size_t kMagic = 257;
constexpr std::string_view kFirstEntry = "catalog.db";

using Block = std::array<char, kBlock>;

std::size_t padding_of(std::int64_t size) {
  return (kBlock - static_cast<std::size_t>(size) % kBlock) % kBlock;
}

void put_octal(Block& block, Field field, std::int64_t value) {
  for (std::size_t i = field.size - 1; i-- > 0; value >>= 3)
    block[field.at + i] = static_cast<char>('0' + (value & 7));
}

void put_size(Block& block, std::int64_t value) {
  if (value < kOctalLimit) return put_octal(block, kSize, value);
  for (std::size_t i = kSize.size; i-- > 0; value >>= 8)
    block[kSize.at + i] = static_cast<char>(value & 0xff);
  block[kSize.at] = static_cast<char>(0x80);
}

std::int64_t read_octal(std::string_view block, Field field) {
  std::int64_t value = -1;
  std::from_chars(block.data() + field.at, block.data() + field.at + field.size, value, 8);
  return value;
}

std::int64_t read_size(std::string_view block) {
  if (static_cast<unsigned char>(block[kSize.at]) != 0x80) return read_octal(block, kSize);
  std::int64_t value = 0;
  for (std::size_t i = 4; i < kSize.size; ++i)
    value = (value << 8) | static_cast<unsigned char>(block[kSize.at + i]);
  return value;
}

// The sum of all bytes, those of the sum itself counted as spaces.
std::int64_t sum_of(std::string_view block) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool own = i >= kSum.at && i < kSum.at + kSum.size;
    sum += own ? ' ' : static_cast<unsigned char>(block[i]);
  }
  return sum;
}

[[noreturn]] void refuse(const char* key) {
  throw base::Error(base::ErrorCode::kInvalidData, key);
}

}  // namespace

void ArchiveWriter::write(std::string_view bytes) {
  file_.write(bytes);
  byte_size_ += static_cast<std::int64_t>(bytes.size());
}

void ArchiveWriter::start(const std::string& name, std::int64_t byte_size) {
  Block block{};
  std::copy_n(name.begin(), std::min(name.size(), kName.size), block.begin());
  put_octal(block, kMode, 0640);
  put_octal(block, kUser, 0);
  put_octal(block, kGroup, 0);
  put_size(block, byte_size);
  put_octal(block, kTime, 0);
  block[kType] = '0';
  std::memcpy(&block[kMagic], "ustar\00000", 8);
  put_octal(block, kSum, sum_of({block.data(), kBlock}));
  write({block.data(), kBlock});
}

void ArchiveWriter::pad() {
  write(std::string(padding_of(byte_size_), '\0'));
}

std::string ArchiveWriter::add_file(const std::string& name, const std::filesystem::path& path) {
  files::Descriptor from(path, files::Descriptor::Mode::kRead);
  const std::int64_t byte_size = from.byte_size();
  start(name, byte_size);
  base::Sha256 digest;
  std::int64_t left = byte_size;
  while (left > 0) {
    const auto limit = static_cast<std::size_t>(std::min<std::int64_t>(left, kPart));
    const std::string_view part = from.read(buffer_, limit);
    if (part.empty()) throw base::Error(base::ErrorCode::kUnavailable, "file_not_read");
    digest.add(part);
    write(part);
    left -= static_cast<std::int64_t>(part.size());
  }
  pad();
  return digest.finish();
}

void ArchiveWriter::add_text(const std::string& name, std::string_view text) {
  start(name, static_cast<std::int64_t>(text.size()));
  write(text);
  pad();
}

std::int64_t ArchiveWriter::finish() {
  write(std::string(2 * kBlock, '\0'));
  return byte_size_;
}

ArchiveReader::ArchiveReader(const std::filesystem::path& path)
    : file_(path, files::Descriptor::Mode::kRead) {}

std::string_view ArchiveReader::read_exactly(std::size_t size) {
  const std::string_view part = file_.read(buffer_, size);
  if (part.size() != size) refuse("backup_cut");
  return part;
}

// A file shorter than one block is a backup that was cut only if it begins as one.
std::string_view ArchiveReader::read_head() {
  const std::string_view block = file_.read(buffer_, kBlock);
  if (block.size() == kBlock) return block;
  const std::string_view seen = block.substr(0, kFirstEntry.size());
  refuse(begun_ || kFirstEntry.starts_with(seen) ? "backup_cut" : "backup_foreign");
}

std::optional<ArchiveReader::Entry> ArchiveReader::next() {
  const std::string_view block = read_head();
  begun_ = true;
  if (block.find_first_not_of('\0') == std::string_view::npos) return std::nullopt;
  Entry entry;
  entry.name = block.substr(kName.at, kName.size);
  entry.name.resize(std::min(entry.name.find('\0'), entry.name.size()));
  entry.byte_size = read_size(block);
  if (block.substr(kMagic, 5) != "ustar" || read_octal(block, kSum) != sum_of(block) ||
      entry.byte_size < 0)
    refuse("backup_foreign");
  return entry;
}

void ArchiveReader::read(const Entry& entry, const std::function<void(std::string_view)>& take) {
  std::int64_t left = entry.byte_size;
  while (left > 0) {
    const auto limit = static_cast<std::size_t>(std::min<std::int64_t>(left, kPart));
    const std::string_view part = file_.read(buffer_, limit);
    if (part.empty()) refuse("backup_cut");
    take(part);
    left -= static_cast<std::int64_t>(part.size());
  }
  // Nothing stands there; what does was damaged, and more may have been.
  if (read_exactly(padding_of(entry.byte_size)).find_first_not_of('\0') != std::string_view::npos)
    throw base::Error(base::ErrorCode::kInvalidData, "backup_damaged", {{"name", entry.name}});
}

}  // namespace catalog::store
