#include "portal/api/files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/embargo.hpp"
#include "portal/http/file_response.hpp"

namespace portal::api {
namespace {

using catalog::store::StoredFile;

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
  return std::ranges::any_of(reader.list_datasets_of_content(sha256), is_public) ||
         std::ranges::any_of(app.file_history.datasets_of(reader, sha256), is_public);
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
  const auto reader = app.store.read();
  const auto distribution = reader.find_distribution(request.param("id"));
  if (!distribution || distribution->file.empty()) throw_no_file();
  const auto dataset = reader.find_dataset(distribution->dataset);
  const auto file = reader.find_file(distribution->file);
  if (!dataset || !dataset->is_public() || !file) throw_no_file();
  if (request.param("name") != file->name)
    return http::redirect(301, app.base_url() + "/files/" + distribution->id + "/" +
                                   base::percent_encode(file->name));
  app::want_available(app, *dataset, distribution->id);
  http::Response response = send(request, *file, app);
  response.subject = app::subject_of_download(dataset->id);
  return response;
}

http::Response show_content(const http::Request& request, app::App& app) {
  const std::string& sha256 = request.param("sha256");
  const auto file = app.store.read().find_file_by_sha256(sha256);
  if (!file || !is_handed_out(sha256, app)) throw_no_file();
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
