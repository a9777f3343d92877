#include "portal/api/files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/files/zip_entries.hpp"
#include "catalog/store/purge_table.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/embargo.hpp"
#include "portal/app/readable.hpp"
#include "portal/http/file_response.hpp"

namespace portal::api {
namespace {

using catalog::store::StoredFile;

constexpr std::size_t kMostEntries = 10'000;  // of a ZIP file

// Types that a browser shows without running anything of theirs.
constexpr std::array<std::string_view, 5> kShownInline = {"application/pdf", "image/png",
                                                          "image/jpeg", "image/gif", "image/webp"};

[[noreturn]] void throw_no_file() {
  throw base::Error(base::ErrorCode::kNotFound, "hosted_file_not_found");
}

http::Response send(const http::Request& request, const StoredFile& file, app::App& app) {
  const auto path = app.store.files().find(file.sha256);
  if (!path) throw base::Error(base::ErrorCode::kUnavailable, "hosted_file_missing");
  http::HostedFile hosted;
  hosted.path = path->string();
  hosted.size = static_cast<std::uint64_t>(file.byte_size);
  hosted.etag = "\"" + file.sha256 + "\"";
  hosted.last_modified = file.created_at;
  hosted.media_type = file.media_type;
  hosted.sha256 = file.sha256;
  hosted.download_name = file.name;
  hosted.show_inline =
      std::find(kShownInline.begin(), kShownInline.end(), file.media_type) != kShownInline.end();
  return http::file_response(request, hosted);
}

// By a dataset that is public: now, or in an older revision that was public too.
bool is_handed_out(const std::string& sha256, app::App& app) {
  const auto reader = app.store.snapshot();
  const auto is_public = [&](const std::string& id) {
    const auto dataset = reader.find_dataset(id);
    return dataset && dataset->is_public() && !app::keeps_back(app, *dataset, sha256);
  };
  return std::ranges::any_of(reader.list_datasets_of_content(sha256), is_public);
}

struct HandedOut {
  std::string subject;  // whose use is counted
  StoredFile file;
};

// Of a dataset that is public, or that the person may read before it is.
HandedOut find_handed_out(const http::Request& request, app::App& app) {
  const auto reader = app.store.read();
  const auto distribution = reader.find_distribution(request.param("id"));
  if (!distribution || distribution->file.empty()) throw_no_file();
  const auto dataset = reader.find_dataset(distribution->dataset);
  auto file = reader.find_file(distribution->file);
  if (!dataset || !file) throw_no_file();
  const bool of_the_agency = app::reads_drafts(request, *dataset);
  if (!dataset->is_public() && !of_the_agency) throw_no_file();
  if (!of_the_agency) app::want_available(app, *dataset, distribution->id);
  catalog::store::refuse_purged(reader.connection(), file->sha256);
  return {dataset->is_public() ? app::subject_of_download(dataset->id) : "", std::move(*file)};
}

http::Response download(const http::Request& request, const HandedOut& found, app::App& app) {
  http::Response response = send(request, found.file, app);
  response.subject = found.subject;
  return response;
}

std::string_view type_of_asset(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".woff2")) return "font/woff2";
  if (name.ends_with(".svg")) return "image/svg+xml";
  if (name.ends_with(".png")) return "image/png";
  if (name.ends_with(".ico")) return "image/vnd.microsoft.icon";
  return "application/octet-stream";
}

}  // namespace

http::Response show_file(const http::Request& request, app::App& app) {
  const HandedOut found = find_handed_out(request, app);
  if (request.param("name") != found.file.name)
    return http::redirect(302, app.base_url() + "/files/" + request.param("id") + "/" +
                                   base::percent_encode(found.file.name));
  return download(request, found, app);
}

http::Response show_latest_file(const http::Request& request, app::App& app) {
  return download(request, find_handed_out(request, app), app);
}

http::Response list_file_entries(const http::Request& request, app::App& app) {
  const auto path = app.store.files().find(find_handed_out(request, app).file.sha256);
  if (!path) throw base::Error(base::ErrorCode::kUnavailable, "hosted_file_missing");
  const auto found = catalog::files::list_zip_entries(*path, kMostEntries);
  base::Json entries = base::Json::array();
  for (const auto& entry : found.entries) {
    base::Json item = base::Json::object();
    item.set("name", entry.name);
    item.set("byteSize", base::Json::number(std::to_string(entry.byte_size)));
    item.set("packedBytes", base::Json::number(std::to_string(entry.packed_bytes)));
    entries.push(std::move(item));
  }
  base::Json out = base::Json::object();
  out.set("total", base::Json::number(std::to_string(found.count)));
  out.set("complete", base::Json::boolean(found.count == found.entries.size()));
  out.set("entries", std::move(entries));
  return app::json_answer(out);
}

http::Response show_content(const http::Request& request, app::App& app) {
  const std::string& sha256 = request.param("sha256");
  const auto file = app.store.read().find_file_by_sha256(sha256);
  if (!file || !is_handed_out(sha256, app)) throw_no_file();
  catalog::store::refuse_purged(app.store.read().connection(), sha256);
  return send(request, *file, app);
}

http::Response show_asset(const http::Request& request, app::App& app) {
  const auto path = app.assets.path_of(request.param("name"));
  std::error_code failure;
  const auto size = path.empty() ? 0 : std::filesystem::file_size(path, failure);
  if (path.empty() || failure) throw_no_file();
  http::Response response{200, {}, http::FileRange{path.string(), 0, size}};
  response.headers.set("Content-Type", type_of_asset(path.string()));
  // The name changes with the content, so it may be kept for ever.
  response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

}  // namespace portal::api
