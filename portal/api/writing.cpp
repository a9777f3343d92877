#include "portal/api/writing.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/merge_patch.hpp"
#include "catalog/base/text.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/editing.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {
namespace {

using app::Seen;
using app::Target;
using app::Writer;
using app::Written;
using base::ErrorCode;
using base::Json;
using catalog::store::StoredDataset;

Json read_object(const http::Request& request, std::initializer_list<std::string_view> types) {
  std::string type = request.header("content-type");
  type.resize(std::min(type.find(';'), type.size()));
  if (std::ranges::find(types, base::trim(base::lower_ascii(type))) == types.end())
    throw base::Error(ErrorCode::kUnsupportedType, "body_type_bad",
                      {{"allowed", std::string(*types.begin())}});
  Json body = base::parse_json(request.body);
  if (!body.is_object()) throw base::Error(ErrorCode::kMalformed, "body_not_object");
  return body;
}

Json read_document(const http::Request& request) {
  return read_object(request, {"application/ld+json", "application/json"});
}

Seen seen_by(const http::Request& request) {
  const std::string stated = request.header("if-match");
  if (base::trim(stated) == "*") return Seen::anything();
  std::vector<std::string> tags;
  for (const auto& tag : base::split(stated, ',')) tags.emplace_back(base::trim(tag));
  return Seen::tags(std::move(tags));
}

Writer writer_of(const http::Request& request, std::string note) {
  return {app::principal_of(request), std::move(note)};
}

// A note for changes whose body is the document.
Writer writer_of(const http::Request& request) {
  return writer_of(request, request.query("note").value_or(""));
}

Target target_of(const http::Request& request) {
  return {request.param("id"), seen_by(request)};
}

// Whether searches show a change, at the latest when patience ends.
bool await_index(const app::App& app, std::int64_t seq) {
  using std::chrono::milliseconds;
  constexpr milliseconds step(5), patience(10'000);
  for (milliseconds waited(0); waited < patience; waited += step) {
    if (app.has_index && app.index.seq() >= static_cast<std::uint64_t>(seq)) return true;
    std::this_thread::sleep_for(step);
  }
  return false;
}

http::Response answer(const http::Request& request, app::App& app, const Written& written,
                      int status = 200) {
  const auto dataset = app.store.read().find_dataset(written.published.id);
  if (!dataset) throw base::Error(ErrorCode::kInternal, "internal");
  http::Response response = http::json(served_document(*dataset, app.base_url()), status);
  app::set_validators(response, app::document_tag(app, dataset->revision, dataset->digest),
                      dataset->updated_at);
  if (status == 201)
    response.headers.set("Location", app.base_url() + "/api/v1/datasets/" + dataset->id);
  if (request.query("wait") == "indexed")
    response.headers.set("Indexed", await_index(app, written.seq) ? "true" : "false");
  return response;
}

}  // namespace

http::Response add_dataset(const http::Request& request, app::App& app) {
  return answer(request, app, app::add_dataset(app, writer_of(request), read_document(request)),
                201);
}

http::Response replace_dataset(const http::Request& request, app::App& app) {
  const Json whole = read_document(request);
  const auto replaced = [&](const StoredDataset&) { return Json(whole); };
  return answer(request, app,
                app::change_dataset(app, writer_of(request), target_of(request), replaced));
}

http::Response patch_dataset(const http::Request& request, app::App& app) {
  const Json patch = read_object(request, {"application/merge-patch+json", "application/json"});
  const auto patched = [&](const StoredDataset& dataset) {
    Json document = base::parse_json(dataset.document);
    base::merge_patch(document, patch);
    return document;
  };
  return answer(request, app,
                app::change_dataset(app, writer_of(request), target_of(request), patched));
}

http::Response withdraw_dataset(const http::Request& request, app::App& app) {
  return answer(request, app,
                app::move_dataset(app, writer_of(request), target_of(request), "withdrawn"));
}

http::Response move_dataset(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  const Writer writer = writer_of(request, wanted["note"].as_string());
  return answer(request, app,
                app::move_dataset(app, writer, target_of(request), wanted["state"].as_string()));
}

http::Response restore_dataset(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  const Writer writer = writer_of(request, wanted["note"].as_string());
  const std::string number =
      wanted["revision"].is_number() ? wanted["revision"].digits() : std::string();
  return answer(request, app, app::restore_dataset(app, writer, target_of(request), number));
}

}  // namespace portal::api
