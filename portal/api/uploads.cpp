#include "portal/api/uploads.hpp"

#include <filesystem>
#include <optional>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/random.hpp"
#include "catalog/files/partial_file.hpp"
#include "catalog/publish/uploaded.hpp"
#include "catalog/store/purge_table.hpp"
#include "catalog/store/upload_table.hpp"
#include "portal/api/file_json.hpp"
#include "portal/api/upload_metadata.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/receive.hpp"

namespace portal::api {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::files::Flushed;
using catalog::files::PartialFile;
using catalog::store::StoredFile;
using catalog::store::StoredUpload;

constexpr const char* kVersion = "1.0.0";
constexpr std::size_t kIdBytes = 16;

[[noreturn]] void throw_too_long(std::int64_t bytes) {
  throw base::Error(ErrorCode::kTooLarge, "upload_too_long", {{"bytes", std::to_string(bytes)}});
}

std::filesystem::path path_of(const app::App& app, const StoredUpload& upload) {
  return catalog::store::path_of_upload(app.store, upload.id);
}

Flushed flushed_of(const StoredUpload& upload) {
  return {upload.flushed, upload.boot};
}

void want_version(const http::Request& request) {
  const std::string version = request.header("tus-resumable");
  if (version.empty() && request.is_read()) return;  // somebody who looks
  if (version != kVersion) throw base::Error(ErrorCode::kStale, "upload_version_unknown");
}

StoredUpload find_own(const http::Request& request, app::App& app) {
  auto upload = catalog::store::find_upload(app.store.read(), request.param("id"));
  if (!upload || upload->account != app::principal_of(request).person().id)
    throw base::Error(ErrorCode::kNotFound, "upload_not_found");
  if (upload->expires_at <= base::now()) throw base::Error(ErrorCode::kGone, "upload_expired");
  return std::move(*upload);
}

// What the bytes are whose offset may be told; those of a finished upload lie elsewhere.
std::int64_t offset_of(const app::App& app, const StoredUpload& upload) {
  if (!upload.file.empty()) return upload.byte_size;
  return catalog::files::trusted_bytes(path_of(app, upload), flushed_of(upload)).value_or(0);
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  const auto value = Json::number(text).as_integer();
  if (!value || *value < 0 || text.starts_with('+')) return std::nullopt;
  return value;
}

void keep(app::App& app, StoredUpload& upload, const Flushed& flushed) {
  upload.flushed = flushed.bytes;
  upload.boot = flushed.boot;
  upload.expires_at = base::now() + kUploadKept;
  auto change = app.store.write();
  catalog::store::update_upload(change, upload);
  change.commit();
}

void forget(app::App& app, const StoredUpload& upload) {
  auto change = app.store.write();
  catalog::store::remove_upload(change, upload.id);
  change.commit();
  std::error_code ignored;
  std::filesystem::remove(path_of(app, upload), ignored);
}

// The bytes of one PATCH, appended; their digest too where they may be all there are.
class PartSink : public http::BodySink {
 public:
  PartSink(StoredUpload upload_in, const std::filesystem::path& path)
      : upload(std::move(upload_in)), part(path, flushed_of(upload)) {
    if (part.byte_size() == 0) digest_.emplace();
  }
  void add(std::string_view bytes) override {
    if (part.byte_size() + static_cast<std::int64_t>(bytes.size()) > upload.byte_size)
      throw_too_long(upload.byte_size);
    part.add(bytes);
    if (digest_) digest_->add(bytes);
  }
  bool is_whole() const { return part.byte_size() == upload.byte_size; }
  /// Of the whole upload, where it all came in this part; else empty.
  std::string digest() { return digest_ ? digest_->finish() : ""; }

  StoredUpload upload;
  PartialFile part;

 private:
  std::optional<base::Sha256> digest_;
};

// Of an upload that has become a file already: its last part may be sent again, and is empty.
class NothingMore : public http::BodySink {
 public:
  explicit NothingMore(std::int64_t bytes) : bytes_(bytes) {}
  void add(std::string_view bytes) override {
    if (!bytes.empty()) throw_too_long(bytes_);
  }

 private:
  std::int64_t bytes_;
};

// Makes a whole upload a file, once, whoever comes first. What the scanner refuses is removed.
StoredFile complete(const http::Request& request, app::App& app, const StoredUpload& upload,
                    const std::string& digest) {
  const auto path = path_of(app, upload);
  app::want_no_virus(app, path, [&] { forget(app, upload); });
  auto file = app::describe_file(request, path, upload.agency, upload.name);
  const auto content = app.store.files().adopt(path, digest);
  if (catalog::store::find_purged(app.store.read().connection(), content.sha256))
    forget(app, upload);
  catalog::store::refuse_purged_upload(app.store, content.sha256);
  file.sha256 = content.sha256;
  file.byte_size = content.byte_size;
  auto change = app.store.write();
  const auto now = catalog::store::find_upload(change.read(), upload.id);
  if (!now) throw base::Error(ErrorCode::kNotFound, "upload_not_found");
  if (const auto done = change.read().find_file(now->file)) return *done;
  file = catalog::publish::complete_upload(change, *now, std::move(file),
                                           app::principal_of(request).person().name,
                                           app::quota_bytes(app));
  change.commit();
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  return file;
}

void tell(http::Response& response, const app::App& app, const StoredUpload& upload,
          std::int64_t offset) {
  response.headers.set("Upload-Offset", std::to_string(offset));
  response.headers.set("Upload-Length", std::to_string(upload.byte_size));
  response.headers.set("Upload-Expires", base::format_http_time(upload.expires_at));
  response.headers.set("Cache-Control", "no-store");
  if (upload.file.empty()) return;
  response.headers.set("File-Id", upload.file);
  response.headers.set("Location", app.base_url() + "/api/v1/files/" + upload.file);
}

http::Response done(const http::Request& request, app::App& app, const StoredUpload& upload) {
  http::Response response{204, {}, std::string()};
  if (request.header("accept").find("application/json") != std::string::npos)
    if (const auto file = app.store.read().find_file(upload.file))
      response = app::json_answer(file_json(app, *file));
  tell(response, app, upload, upload.byte_size);
  return response;
}

}  // namespace

http::Headers tus_fields(bool all) {
  http::Headers fields{{"Tus-Resumable", kVersion}};
  fields.add("Tus-Version", kVersion);
  if (all) fields.add("Tus-Extension", "creation,termination,expiration");
  return fields;
}

http::Response begin_upload(const http::Request& request, app::App& app) {
  want_version(request);
  const auto bytes = whole_number(request.header("upload-length"));
  if (!bytes) throw base::Error(ErrorCode::kMalformed, "upload_length_bad");
  const auto metadata = read_upload_metadata(request.header("upload-metadata"));
  const auto stated = [&](const char* name) -> std::optional<std::string> {
    const auto found = metadata.find(name);
    return found == metadata.end() ? std::nullopt : std::optional(found->second);
  };
  auto agency = request.query("agency");
  StoredUpload upload;
  upload.agency = app::agency_for_file(request, app, agency ? agency : stated("agency"));
  upload.name = app::tidy_file_name(
      request.query("name").value_or(stated("filename").value_or(stated("name").value_or(""))));
  if (upload.name.empty()) throw base::Error(ErrorCode::kMalformed, "file_name_needed");
  app::want_room_for(app, upload.agency, *bytes);
  upload.id = base::random_hex(kIdBytes);
  upload.account = app::principal_of(request).person().id;
  upload.byte_size = *bytes;
  upload.expires_at = base::now() + kUploadKept;
  upload.boot = catalog::files::boot_name();
  catalog::files::create_folders(catalog::store::uploads_folder(app.store));
  {
    auto change = app.store.write();
    catalog::publish::want_room(change.read(), upload.agency, *bytes, app::quota_bytes(app));
    catalog::store::add_upload(change, upload);
    change.commit();
  }
  if (*bytes == 0) {
    PartialFile(path_of(app, upload), flushed_of(upload)).flush();
    upload.file = complete(request, app, upload, "").id;
  }
  http::Response response{201, {}, std::string()};
  tell(response, app, upload, 0);
  response.headers.set("Location", app.base_url() + "/uploads/" + upload.id);
  return response;
}

http::Response show_upload(const http::Request& request, app::App& app) {
  want_version(request);
  StoredUpload upload = find_own(request, app);
  std::int64_t offset = offset_of(app, upload);
  const bool is_told_of_more = upload.file.empty() && offset > upload.flushed;
  if (is_told_of_more || (upload.file.empty() && offset == upload.byte_size)) {
    PartialFile part(path_of(app, upload), flushed_of(upload));
    offset = part.byte_size();
    keep(app, upload, part.flush());
    if (offset == upload.byte_size) upload.file = complete(request, app, upload, "").id;
  }
  Json out = Json::object();
  out.set("id", upload.id);
  out.set("name", upload.name);
  out.set("agency", upload.agency);
  out.set("offset", Json::integer(offset));
  out.set("byteSize", Json::integer(upload.byte_size));
  out.set("expires", base::format_time(upload.expires_at));
  if (!upload.file.empty()) out.set("file", upload.file);
  http::Response response = app::json_answer(out);
  tell(response, app, upload, offset);
  return response;
}

std::shared_ptr<http::BodySink> admit_upload_part(const http::Request& head, app::App& app) {
  want_version(head);
  if (head.header("content-type") != "application/offset+octet-stream")
    throw base::Error(ErrorCode::kUnsupportedType, "upload_type_bad");
  const auto stated = whole_number(head.header("upload-offset"));
  if (!stated) throw base::Error(ErrorCode::kMalformed, "upload_offset_bad");
  StoredUpload upload = find_own(head, app);
  const auto want_offset = [&](std::int64_t offset) {
    if (*stated == offset) return;
    throw base::Error(ErrorCode::kConflict, "upload_offset_wrong",
                      {{"offset", std::to_string(offset)}});
  };
  want_offset(offset_of(app, upload));
  const auto announced = whole_number(head.header("content-length")).value_or(0);
  if (announced > upload.byte_size - *stated) throw_too_long(upload.byte_size);
  if (!upload.file.empty()) return std::make_shared<NothingMore>(upload.byte_size);
  const auto path = path_of(app, upload);
  auto sink = std::make_shared<PartSink>(std::move(upload), path);
  want_offset(sink->part.byte_size());  // nobody else writes it from here on
  return sink;
}

http::Response continue_upload(const http::Request& request, app::App& app) {
  const auto sink = std::dynamic_pointer_cast<PartSink>(request.sink);
  if (!sink) return done(request, app, find_own(request, app));
  keep(app, sink->upload, sink->part.flush());
  if (!sink->is_whole()) {
    http::Response response{204, {}, std::string()};
    tell(response, app, sink->upload, sink->part.byte_size());
    return response;
  }
  sink->upload.file = complete(request, app, sink->upload, sink->digest()).id;
  return done(request, app, sink->upload);
}

http::Response end_upload(const http::Request& request, app::App& app) {
  want_version(request);
  const StoredUpload upload = find_own(request, app);
  std::optional<PartialFile> held;  // so that nobody is sending it
  if (upload.file.empty()) held.emplace(path_of(app, upload), flushed_of(upload));
  forget(app, upload);
  return http::Response{204, {}, std::string()};
}

}  // namespace portal::api
