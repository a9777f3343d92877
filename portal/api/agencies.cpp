#include "portal/api/agencies.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/merge_patch.hpp"
#include "catalog/base/text.hpp"
#include "catalog/publish/agencies.hpp"
#include "catalog/publish/agencies_merge.hpp"
#include "portal/api/lists.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/heirs.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

using base::ErrorCode;
using base::Json;
using catalog::publish::AgencyChange;
using catalog::publish::AgencyOutcome;
using catalog::store::WriteTransaction;
namespace publish = catalog::publish;

// What a writer may state of an agency; the rest is the portal's.
constexpr const char* kStated[] = {"@id",  "name",        "type",     "homepage",
                                   "mbox", "description", "altLabel", "alternative"};

Json read_body(const http::Request& request) {
  std::string type = request.header("content-type");
  type.resize(std::min(type.find(';'), type.size()));
  const std::string named(base::trim(base::lower_ascii(type)));
  if (named != "application/json" && named != "application/merge-patch+json")
    throw base::Error(ErrorCode::kUnsupportedType, "body_type_bad",
                      {{"allowed", "application/json"}});
  Json body = base::parse_json(request.body);
  if (!body.is_object()) throw base::Error(ErrorCode::kMalformed, "body_not_object");
  return body;
}

AgencyChange change_of(const http::Request& request, const app::App& app, const Json& body) {
  const Json& legal = body["legal"];
  AgencyChange change;
  change.basis = {legal["date"].as_string(), legal["title"].as_string(),
                  legal["number"].as_string(), legal["url"].as_string()};
  change.author = app::principal_of(request).person().name;
  change.language = app.site()->config.default_language;
  change.move_members = body["move_members"].as_bool();
  change.follow = app::follow_agency;
  return change;
}

std::vector<std::string> texts_in(const Json& list) {
  std::vector<std::string> texts;
  for (const auto& item : list.items()) texts.push_back(item.as_string());
  return texts;
}

Json stated_in(const Json& body) {
  Json document = Json::object();
  for (const char* key : kStated)
    if (const Json* value = body.find(key)) document.set(key, *value);
  return document;
}

http::Response answer(app::App& app, const std::string& slug, std::int64_t waiting, int status) {
  const auto reader = app.store.snapshot();
  Json item = full_agency_json(slug, reader, app);
  item.set("datasets_waiting", Json::integer(waiting));
  http::Response response = app::json_answer(item);
  response.status = status;
  if (status == 201) response.headers.set("Location", app.base_url() + "/api/v1/agencies/" + slug);
  return response;
}

// Whoever asks holds the right everywhere: a token of one agency alone is not enough.
http::Response act(const http::Request& request, app::App& app,
                   const std::function<AgencyOutcome(WriteTransaction&)>& change) {
  app::demand(catalog::people::Right::kAdminister, "", app::principal_of(request));
  AgencyOutcome outcome;
  {
    auto transaction = app.store.write();
    outcome = change(transaction);
    transaction.commit();
  }
  return answer(app, outcome.agency, outcome.waiting, 200);
}

}  // namespace

http::Response add_agency(const http::Request& request, app::App& app) {
  app::demand(catalog::people::Right::kAdminister, "", app::principal_of(request));
  const Json body = read_body(request);
  const std::string slug = body["slug"].as_string();
  {
    auto transaction = app.store.write();
    if (transaction.read().find_agency(slug))
      throw base::Error(ErrorCode::kConflict, "agency_slug_taken", {{"slug", slug}});
    publish::put_agency(transaction, {slug, stated_in(body), body["parent"].as_string(),
                                      app::principal_of(request).person().name});
    transaction.commit();
  }
  return answer(app, slug, 0, 201);
}

http::Response change_agency(const http::Request& request, app::App& app) {
  const Json body = read_body(request);
  const std::string& slug = request.param("id");
  return act(request, app, [&](WriteTransaction& transaction) {
    const auto stored = transaction.read().find_agency(slug);
    if (!stored) throw base::Error(ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
    publish::AgencyRevision revision{slug, body["slug"].as_string(),
                                     base::parse_json(stored->document), stored->parent};
    base::merge_patch(revision.document, stated_in(body));
    if (const Json* parent = body.find("parent")) revision.parent = parent->as_string();
    return publish::revise_agency(transaction, revision, change_of(request, app, body));
  });
}

http::Response merge_agencies(const http::Request& request, app::App& app) {
  const Json body = read_body(request);
  return act(request, app, [&](WriteTransaction& transaction) {
    return publish::merge_agencies(transaction, texts_in(body["from"]), request.param("id"),
                                   change_of(request, app, body));
  });
}

http::Response split_agency(const http::Request& request, app::App& app) {
  const Json body = read_body(request);
  std::vector<publish::SplitPart> parts;
  for (const auto& part : body["into"].items())
    parts.push_back({part["agency"].as_string(), texts_in(part["datasets"])});
  return act(request, app, [&](WriteTransaction& transaction) {
    auto outcome = publish::split_agency(transaction, request.param("id"), parts,
                                         change_of(request, app, body));
    outcome.agency = request.param("id");
    return outcome;
  });
}

http::Response close_agency(const http::Request& request, app::App& app) {
  const Json body = read_body(request);
  return act(request, app, [&](WriteTransaction& transaction) {
    auto outcome =
        publish::close_agency(transaction, request.param("id"), change_of(request, app, body));
    outcome.agency = request.param("id");
    return outcome;
  });
}

}  // namespace portal::api
