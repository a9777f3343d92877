#include "catalog/workbook/package.hpp"

#include <zip.h>

#include <array>

#include "catalog/base/error.hpp"
#include "catalog/workbook/xlsx.hpp"

namespace catalog::workbook {
namespace {

constexpr std::size_t kPiece = 64u << 10;

[[noreturn]] void throw_broken() {
  throw base::Error(base::ErrorCode::kInvalidData, "workbook_broken");
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct Package::Archive {
  zip_t* zip = nullptr;
  std::size_t unpacked = 0;
};

Package::Package(std::string_view bytes) : archive_(std::make_unique<Archive>()) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (!source) throw_broken();
  archive_->zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive_->zip) return;
  zip_source_free(source);
  throw_broken();
}

Package::~Package() {
  zip_discard(archive_->zip);
}

bool Package::read(const std::string& name, const std::function<bool(std::string_view)>& take) {
  if (zip_name_locate(archive_->zip, name.c_str(), 0) < 0) return false;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_->zip, name.c_str(), 0));
  if (!file) throw_broken();
  std::array<char, kPiece> piece;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) throw_broken();
    if (got == 0) return true;
    archive_->unpacked += static_cast<std::size_t>(got);
    if (archive_->unpacked > kUnpackedBytes)
      throw base::Error(base::ErrorCode::kTooLarge, "workbook_too_large",
                        {{"limit", std::to_string(kUnpackedBytes >> 20) + " MiB"}});
    if (!take({piece.data(), static_cast<std::size_t>(got)})) return true;
  }
}

}  // namespace catalog::workbook
