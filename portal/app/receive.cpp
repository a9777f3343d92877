#include "portal/app/receive.hpp"

#include <array>
#include <system_error>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/uploaded.hpp"
#include "catalog/sniff/compare.hpp"
#include "catalog/store/purge_table.hpp"
#include "portal/app/access.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/virus_scan.hpp"

namespace portal::app {
namespace {

using base::ErrorCode;
using catalog::people::Right;

constexpr std::size_t kNameBytes = 200;
constexpr std::size_t kShownBytes = 80;
// Marks of direction (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) make a name look as if it
// had another ending.
constexpr std::array<std::string_view, 11> kTurningMarks = {
    "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD",
    "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};

// The end of a name is kept: it says what the file is.
std::string cut_name(const std::string& name) {
  if (name.size() <= kNameBytes) return name;
  const auto dot = name.rfind('.');
  const std::string ending =
      dot == std::string::npos || name.size() - dot > 20 ? "" : name.substr(dot);
  return base::shorten(name.substr(0, name.size() - ending.size()),
                       kNameBytes - ending.size() - 3) +
         ending;
}

}  // namespace

std::string agency_for_file(const http::Request& request, App& app,
                            const std::optional<std::string>& stated) {
  const auto& principal = principal_of(request);
  std::string agency = stated.value_or("");
  if (agency.empty()) {
    const auto own = principal.agencies_where(Right::kEdit);
    if (!own || own->size() != 1) throw base::Error(ErrorCode::kMalformed, "file_agency_needed");
    agency = own->front();
  }
  demand(Right::kEdit, agency, principal);
  if (!app.store.read().find_agency(agency))
    throw base::Error(ErrorCode::kMalformed, "file_agency_unknown",
                      {{"agency", base::shorten(base::repair_utf8(agency), kShownBytes)}});
  return agency;
}

std::string tidy_file_name(std::string_view name) {
  if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  std::string tidy = base::to_nfc(name);
  std::erase_if(tidy, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  for (const std::string_view mark : kTurningMarks)
    for (auto at = tidy.find(mark); at != std::string::npos; at = tidy.find(mark, at))
      tidy.erase(at, mark.size());
  tidy = base::trim(tidy);
  while (tidy.starts_with('.')) tidy.erase(0, 1);
  return cut_name(tidy);
}

std::int64_t largest_file_bytes(const App& app) {
  return app.config.largest_file_mebibytes << 20;
}

std::int64_t quota_bytes(const App& app) {
  return app.config.quota_mebibytes << 20;
}

void want_room_for(App& app, const std::string& agency, std::int64_t bytes) {
  if (bytes > largest_file_bytes(app))
    throw base::Error(ErrorCode::kTooLarge, "file_too_large",
                      {{"limit", std::to_string(app.config.largest_file_mebibytes)}});
  catalog::publish::want_room(app.store.read(), agency, bytes, quota_bytes(app));
  std::error_code unknown;
  const auto disk = std::filesystem::space(app.store.folder(), unknown);
  if (!unknown && disk.available < static_cast<std::uintmax_t>(bytes))
    throw base::Error(ErrorCode::kStorageFull, "file_full");
}

void want_no_virus(const App& app, const std::filesystem::path& path,
                   const std::function<void()>& clear_away) {
  if (app.config.clamd.empty()) return;
  const auto found = find_virus(app.config.clamd, path);
  if (!found) return;
  clear_away();
  throw base::Error(ErrorCode::kInvalidData, "file_infected", {{"finding", *found}});
}

catalog::store::StoredFile describe_file(const http::Request& request,
                                         const std::filesystem::path& path,
                                         const std::string& agency, const std::string& name) {
  catalog::store::StoredFile file;
  file.name = name;
  file.agency = agency;
  file.uploader = principal_of(request).person().id;
  file.media_type = catalog::sniff::media_type_for(catalog::sniff::sniff(path), name);
  return file;
}

catalog::store::StoredFile keep_file(const http::Request& request, App& app,
                                     catalog::files::IncomingFile& file, const std::string& agency,
                                     const std::string& name) {
  // Before the content takes its place; others may have used up the room since it was let in.
  catalog::publish::want_room(app.store.read(), agency, file.byte_size(), quota_bytes(app));
  want_no_virus(app, file.path(), [] {});
  auto row = describe_file(request, file.path(), agency, name);
  const auto content = file.finish();
  catalog::store::refuse_purged_upload(app.store, content.sha256);
  row.sha256 = content.sha256;
  row.byte_size = content.byte_size;
  auto change = app.store.write();
  row = catalog::publish::add_uploaded(change, std::move(row), principal_of(request).person().name,
                                       quota_bytes(app));
  change.commit();
  return row;
}

}  // namespace portal::app
