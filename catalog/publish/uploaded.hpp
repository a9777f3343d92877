#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "catalog/store/upload_table.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Refuses what an agency has no room for. `quota`: bytes for all its files and for the uploads
/// that it has begun; 0: no limit.
/// Errors: kStorageFull "files_quota_full".
void want_room(const store::Reader& reader, std::string_view agency, std::int64_t bytes,
               std::int64_t quota);

/// Makes a content that lies in catalog/files known as an uploaded file: gives it an identifier,
/// counts it against the quota of its agency, tells the audit log that `author` did it. Answers the
/// row. Errors: as want_room(); as store::WriteTransaction; kInvalidData "content_purged_before"
/// for what was erased for good.
store::StoredFile add_uploaded(store::WriteTransaction& change, store::StoredFile file,
                               const std::string& author, std::int64_t quota);

/// The same for an upload that came in several requests and is whole now. Its own bytes count once.
store::StoredFile complete_upload(store::WriteTransaction& change, store::StoredUpload upload,
                                  store::StoredFile file, const std::string& author,
                                  std::int64_t quota);

/// Removes the uploads whose time is over, with their bytes, and bytes that belong to none. Answers
/// how many uploads there were. `beat` is called between steps, and may end it with an error.
std::int64_t remove_expired_uploads(store::Store& store, const std::function<void()>& beat);

}  // namespace catalog::publish
