#include "portal/app/file_privacy.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/purge_table.hpp"

namespace portal::app {
namespace {

using catalog::people::Right;
using catalog::store::StoredFile;
namespace privacy = catalog::privacy;

constexpr std::size_t kPartBytes = 256u << 10;
constexpr std::size_t kShownBytes = 80;

// A dataset that hands the file out and that they may edit, before any other.
std::optional<Checkable> by_dataset(const catalog::people::Principal& who,
                                    const catalog::store::Reader& reader, const StoredFile& file) {
  for (const auto& id : reader.list_datasets_of_content(file.sha256))
    if (const auto dataset = reader.find_dataset(id);
        dataset && who.may(Right::kEdit, dataset->agency))
      return Checkable{file, dataset->agency, dataset->id};
  return std::nullopt;
}

}  // namespace

Checkable find_checkable(const catalog::people::Principal& who,
                         const catalog::store::Reader& reader, const std::string& id) {
  const auto file = reader.find_file(id);
  if (file) {
    if (auto found = by_dataset(who, reader, *file)) return std::move(*found);
    if (!file->agency.empty() && who.may(Right::kEdit, file->agency))
      return {*file, file->agency, ""};
  }
  throw base::Error(base::ErrorCode::kNotFound, "hosted_file_not_found");
}

FileScan scan_file(App& app, const StoredFile& file) {
  catalog::store::refuse_purged(app.store.read().connection(), file.sha256);
  const auto path = app.store.files().find(file.sha256);
  if (!path) throw base::Error(base::ErrorCode::kUnavailable, "hosted_file_missing");
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(base::now()));
  privacy::Scanner scanner(privacy::shape_of(file.media_type, file.name),
                           static_cast<int>(today.year()));
  std::ifstream in(*path, std::ios::binary);
  std::vector<char> part(kPartBytes);
  std::int64_t read = 0;
  while (read < kScannedBytes &&
         (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)) {
    scanner.add({part.data(), static_cast<std::size_t>(in.gcount())});
    read += in.gcount();
  }
  return {scanner.finish(), read >= file.byte_size};
}

void answer_privacy(App& app, const catalog::people::Principal& who, const Checkable& checked,
                    const PrivacyAnswer& answer, const FileScan& scan) {
  const auto result = privacy::find_result(answer.result);
  if (!result)
    throw base::Error(base::ErrorCode::kInvalidData, "privacy_result_unknown",
                      {{"result", base::shorten(base::repair_utf8(answer.result), kShownBytes)}});
  privacy::Review review;
  review.sha256 = checked.file.sha256;
  review.dataset = checked.dataset;
  review.checked_by = who.person().id;
  review.result = *result;
  review.note = answer.note;
  review.scan = base::write_json(privacy::to_json(scan.found));
  auto change = app.store.write();
  privacy::add_review(change, std::move(review), checked.agency);
  change.commit();
}

}  // namespace portal::app
