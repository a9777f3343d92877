#include "catalog/publish/uploaded.hpp"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/random.hpp"
#include "catalog/store/purge_table.hpp"

namespace catalog::publish {

void want_room(const store::Reader& reader, std::string_view agency, std::int64_t bytes,
               std::int64_t quota) {
  if (quota == 0) return;
  const std::int64_t used = store::count_bytes_of_agency(reader, agency, base::now());
  if (bytes <= quota && used <= quota - bytes) return;
  throw base::Error(base::ErrorCode::kStorageFull, "files_quota_full",
                    {{"agency", std::string(agency)},
                     {"quota", std::to_string(quota >> 20)},
                     {"free", std::to_string(used < quota ? (quota - used) >> 20 : 0)}});
}

store::StoredFile add_uploaded(store::WriteTransaction& change, store::StoredFile file,
                               const std::string& author, std::int64_t quota) {
  want_room(change.read(), file.agency, file.byte_size, quota);
  store::want_not_purged(change.connection(), file.sha256);
  if (file.id.empty()) file.id = base::random_uuid();
  change.add_file(file);
  audit::Event event;
  event.actor = author;
  event.action = "uploaded";
  event.kind = "file";
  event.id = file.id;
  event.agency = file.agency;
  event.content = file.sha256;
  base::Json detail = base::Json::object();
  detail.set("name", file.name);
  detail.set("byteSize", base::Json::integer(file.byte_size));
  event.detail = base::write_json(detail);
  audit::append(change.connection(), std::move(event));
  return file;
}

store::StoredFile complete_upload(store::WriteTransaction& change, store::StoredUpload upload,
                                  store::StoredFile file, const std::string& author,
                                  std::int64_t quota) {
  file.id = base::random_uuid();
  upload.file = file.id;  // first: from here on it is no upload that still needs room
  store::update_upload(change, upload);
  return add_uploaded(change, std::move(file), author, quota);
}

std::int64_t remove_expired_uploads(store::Store& store, const std::function<void()>& beat) {
  namespace fs = std::filesystem;
  const auto over = store::list_expired_uploads(store.read(), base::now());
  for (const auto& upload : over) {
    beat();
    auto change = store.write();
    store::remove_upload(change, upload.id);
    change.commit();
  }
  std::error_code ignored;
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(store::uploads_folder(store), ignored))
    found.push_back(entry.path());
  for (const auto& path : found)
    if (!store::find_upload(store.read(), path.filename().string())) fs::remove(path, ignored);
  return static_cast<std::int64_t>(over.size());
}

}  // namespace catalog::publish
