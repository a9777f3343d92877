#include "portal/api/working_copy.hpp"

#include <limits>
#include <optional>
#include <string>

#include "catalog/base/merge_patch.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/parameters.hpp"
#include "portal/api/writing.hpp"
#include "portal/api/writing_steps.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/working_copies.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::store::StoredDataset;

std::string address_of(const app::App& app, const StoredDataset& dataset) {
  return app.base_url() + "/api/v1/datasets/" + dataset.id + "/working-copy";
}

http::Response answer(const app::App& app, const app::CopyOfDataset& found) {
  http::Response response =
      http::json(served_copy(found, app.base_url()), found.is_new ? 201 : 200);
  app::set_validators(response, app::copy_tag(app, found.copy), found.copy.updated_at);
  if (found.is_new) response.headers.set("Location", address_of(app, found.dataset));
  return response;
}

std::optional<std::int64_t> base_in(const http::Request& request) {
  if (!request.query("base")) return std::nullopt;
  return integer_parameter(request, "base", 1, 1, std::numeric_limits<std::int64_t>::max());
}

http::Response save(const http::Request& request, app::App& app,
                    const app::MakeDocument& make_document) {
  return answer(app, app::save_copy(app, writer_of(request), target_of(request), make_document,
                                    base_in(request)));
}

}  // namespace

http::Response show_copy(const http::Request& request, app::App& app) {
  return answer(app, app::find_copy(app, app::principal_of(request), request.param("id")));
}

http::Response replace_copy(const http::Request& request, app::App& app) {
  const Json whole = read_document(request);
  return save(request, app, [&](const StoredDataset&) { return Json(whole); });
}

http::Response patch_copy(const http::Request& request, app::App& app) {
  const Json patch = read_object(request, {"application/merge-patch+json", "application/json"});
  return save(request, app, [&](const StoredDataset& dataset) {
    Json document = base::parse_json(dataset.document);
    base::merge_patch(document, patch);
    return document;
  });
}

http::Response discard_copy(const http::Request& request, app::App& app) {
  app::discard_copy(app, writer_of(request), target_of(request));
  return {204, {}, std::string()};
}

http::Response move_copy(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  const auto moved =
      app::move_copy(app, writer_of(request, wanted["note"].as_string()), target_of(request),
                     wanted["state"].as_string(), wanted["at"].as_string());
  return moved.copy ? answer(app, *moved.copy) : answer_written(request, app, moved.written);
}

}  // namespace portal::api
