#pragma once

// Files that come in several requests (tus), while they come.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/store.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::store {

/// An upload under way. Its bytes lie in <data>/uploads/<id> until it has become a file.
struct StoredUpload {
  std::string id = {};
  std::string account = {};    // whose it is; nobody else learns of it
  std::string agency = {};     // slug
  std::string name = {};       // of the file, as its sender gave it
  std::int64_t byte_size = 0;  // of the whole
  base::Time created_at{};
  base::Time expires_at{};
  std::int64_t flushed = 0;  // bytes that are known to be on the disk
  std::string boot = {};     // run of the machine in which they were written
  std::string file = {};     // what it became; empty until then
};

/// Where its bytes lie while it is under way.
std::filesystem::path path_of_upload(const Store& store, std::string_view id);
/// The folder of all of them.
std::filesystem::path uploads_folder(const Store& store);

// Errors of all: as store::Reader and WriteTransaction.

/// created_at is set here.
void add_upload(WriteTransaction& change, const StoredUpload& upload);
std::optional<StoredUpload> find_upload(const Reader& reader, std::string_view id);
/// Keeps flushed, boot, expires_at and file as they are given.
void update_upload(WriteTransaction& change, const StoredUpload& upload);
/// Whether it was there.
bool remove_upload(WriteTransaction& change, std::string_view id);
/// Those whose time is over by `now`, finished ones too.
std::vector<StoredUpload> list_expired_uploads(const Reader& reader, base::Time now);

/// Bytes of all files of an agency, old ones too, and of its uploads that are not over by `now`, as
/// large as they will be, without what was erased for good: what counts against its quota.
std::int64_t count_bytes_of_agency(const Reader& reader, std::string_view agency, base::Time now);

}  // namespace catalog::store
