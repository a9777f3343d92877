#include "portal/api/datasets.hpp"

#include <algorithm>
#include <limits>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/history/compare.hpp"
#include "portal/api/dataset_json.hpp"
#include "portal/api/findings.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/readable.hpp"
#include "portal/app/tag.hpp"

namespace portal::api {
namespace {

using base::Json;
using catalog::store::Revision;
using catalog::store::StoredDataset;

std::string path_of(const StoredDataset& dataset) {
  return "/api/v1/datasets/" + base::percent_encode(dataset.slug);
}

Json revision_json(const Revision& revision, const std::string& address, bool with_author) {
  Json out = Json::object();
  out.set("revision", Json::integer(revision.number));
  out.set("time", base::format_time(revision.time));
  out.set("message", revision.note);
  if (with_author) {
    out.set("author", revision.author);
    out.set("state", revision.state);
    out.set("visibility", revision.visibility);
  }
  out.set("digest", "sha256:" + revision.digest);
  out.set("url", address + "/" + std::to_string(revision.number));
  return out;
}

// The revision before one that the person may read; the first is its own.
std::int64_t number_before(const http::Request& request, const StoredDataset& dataset,
                           const Revision& revision, app::App& app) {
  const bool all = app::reads_drafts(request, dataset);
  std::int64_t before = 0;
  for (const auto& one : app.store.read().list_revisions(revision.dataset))
    if ((all || app::was_public(one)) && one.number < revision.number)
      before = std::max(before, one.number);
  return before > 0 ? before : revision.number;
}

}  // namespace

bool is_old_slug(const std::string& name, const StoredDataset& dataset) {
  return name != dataset.id && name != dataset.slug;
}

http::Response lead_on(const http::Request& request, const app::App& app, const std::string& path) {
  const std::string query = request.raw_query.empty() ? "" : "?" + request.raw_query;
  return http::redirect(301, app.base_url() + path + query);
}

http::Response show_dataset(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const StoredDataset dataset = app::find_readable(request, reader, request.param("id"));
  if (is_old_slug(request.param("id"), dataset)) return lead_on(request, app, path_of(dataset));
  http::Response response = http::json(served_document(dataset, app.base_url(), reader));
  app::set_validators(response, app::document_tag(app, dataset.revision, dataset.digest),
                      dataset.updated_at);
  if (dataset.is_public()) response.subject = app::subject_of_call(dataset.id);
  return response;
}

http::Response list_revisions(const http::Request& request, app::App& app) {
  const StoredDataset dataset = app::find_readable(request, app.store.read(), request.param("id"));
  if (is_old_slug(request.param("id"), dataset))
    return lead_on(request, app, path_of(dataset) + "/revisions");
  const std::string address = app.base_url() + "/api/v1/datasets/" + dataset.id + "/revisions";
  Json items = Json::array();
  const bool all = app::reads_drafts(request, dataset);
  for (const auto& revision : app.store.read().list_revisions(dataset.id))
    if (all || app::was_public(revision)) items.push(revision_json(revision, address, all));
  Json out = Json::object();
  out.set("total", Json::integer(static_cast<std::int64_t>(items.items().size())));
  out.set("items", std::move(items));
  http::Response response = app::json_answer(out);
  app::set_validators(response,
                      app::document_tag(app, dataset.revision, dataset.digest, "revisions"),
                      dataset.updated_at);
  return response;
}

http::Response show_revision(const http::Request& request, app::App& app) {
  const StoredDataset dataset = app::find_readable(request, app.store.read(), request.param("id"));
  const std::string& number = request.param("number");
  if (is_old_slug(request.param("id"), dataset))
    return lead_on(request, app, path_of(dataset) + "/revisions/" + base::percent_encode(number));
  const Revision revision = app::find_readable_revision(request, app.store.read(), dataset, number);
  http::Response response = http::json(served_revision(dataset, revision, app.base_url()));
  app::set_validators(response, app::document_tag(app, revision.number, revision.digest),
                      revision.time);
  return response;
}

http::Response show_differences(const http::Request& request, app::App& app) {
  const StoredDataset dataset = app::find_readable(request, app.store.read(), request.param("id"));
  if (is_old_slug(request.param("id"), dataset))
    return lead_on(request, app, path_of(dataset) + "/diff");
  const auto number = [&](const char* name, std::int64_t usual) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    return std::to_string(integer_parameter(request, name, usual, 1, most));
  };
  const Revision to = app::find_readable_revision(request, app.store.read(), dataset,
                                                  number("to", dataset.revision));
  const Revision from = app::find_readable_revision(
      request, app.store.read(), dataset, number("from", number_before(request, dataset, to, app)));
  Json items = Json::array();
  for (const auto& difference : catalog::history::compare_documents(base::parse_json(from.document),
                                                                    base::parse_json(to.document)))
    items.push(difference_json(difference));
  Json out = Json::object();
  out.set("from", Json::integer(from.number));
  out.set("to", Json::integer(to.number));
  out.set("items", std::move(items));
  http::Response response = app::json_answer(out);
  app::set_validators(response,
                      app::document_tag(app, dataset.revision, from.digest + to.digest, "diff"),
                      dataset.updated_at);
  return response;
}

}  // namespace portal::api
