#include "portal/api/writing.hpp"

#include <optional>
#include <string>

#include "catalog/base/error.hpp"
#include "catalog/base/merge_patch.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/findings.hpp"
#include "portal/api/writing_steps.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/once.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {
namespace {

using app::Writer;
using base::ErrorCode;
using base::Json;
using catalog::store::StoredDataset;

// A dataset as it is now, as one answers it.
http::Response answer(const app::App& app, const catalog::store::Reader& reader,
                      const std::string& id, int status = 200) {
  const auto dataset = reader.find_dataset(id);
  if (!dataset) throw base::Error(ErrorCode::kInternal, "internal");
  http::Response response = http::json(served_document(*dataset, app.base_url(), reader), status);
  app::set_validators(response, app::document_tag(app, dataset->revision, dataset->digest),
                      dataset->updated_at);
  if (status == 201)
    response.headers.set("Location", app.base_url() + "/api/v1/datasets/" + dataset->id);
  return response;
}

}  // namespace

http::Response answer_written(const http::Request& request, app::App& app,
                              const app::Written& written) {
  if (written.is_refused() || written.conflict) return refusal_of(request, app, written);
  http::Response response = answer(app, app.store.snapshot(), written.published.id);
  await_index(request, app, written.seq, response);
  return response;
}

http::Response add_dataset(const http::Request& request, app::App& app) {
  const app::Once once(request, app);
  if (once.replay()) return *once.replay();
  http::Response response;
  const auto along = [&](catalog::store::WriteTransaction& transaction,
                         const app::Written& written) {
    response = answer(app, transaction.read(), written.published.id, 201);
    once.keep(transaction, response);
  };
  const app::Written written =
      app::add_dataset(app, writer_of(request), read_document(request), along);
  if (written.is_refused()) return refusal_of(request, app, written);
  await_index(request, app, written.seq, response);
  return response;
}

http::Response replace_dataset(const http::Request& request, app::App& app) {
  const Json whole = read_document(request);
  const auto replaced = [&](const StoredDataset&) { return Json(whole); };
  return answer_written(request, app,
                        app::change_dataset(app, writer_of(request), target_of(request), replaced));
}

http::Response patch_dataset(const http::Request& request, app::App& app) {
  const Json patch = read_object(request, {"application/merge-patch+json", "application/json"});
  const auto patched = [&](const StoredDataset& dataset) {
    Json document = base::parse_json(dataset.document);
    base::merge_patch(document, patch);
    return document;
  };
  return answer_written(request, app,
                        app::change_dataset(app, writer_of(request), target_of(request), patched));
}

http::Response withdraw_dataset(const http::Request& request, app::App& app) {
  return answer_written(
      request, app, app::move_dataset(app, writer_of(request), target_of(request), "withdrawn"));
}

http::Response move_dataset(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  const Writer writer = writer_of(request, wanted["note"].as_string());
  return answer_written(request, app,
                        app::move_dataset(app, writer, target_of(request),
                                          wanted["state"].as_string(), wanted["at"].as_string()));
}

http::Response restore_dataset(const http::Request& request, app::App& app) {
  const Json wanted = read_object(request, {"application/json"});
  const Writer writer = writer_of(request, wanted["note"].as_string());
  const std::string number =
      wanted["revision"].is_number() ? wanted["revision"].digits() : std::string();
  return answer_written(request, app,
                        app::restore_dataset(app, writer, target_of(request), number));
}

}  // namespace portal::api
