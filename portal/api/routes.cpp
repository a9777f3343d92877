#include "portal/api/routes.hpp"

#include <memory>
#include <utility>

#include "portal/api/catalogue.hpp"
#include "portal/api/datasets.hpp"
#include "portal/api/feed.hpp"
#include "portal/api/files.hpp"
#include "portal/api/identifiers.hpp"
#include "portal/api/lists.hpp"
#include "portal/api/openapi.hpp"
#include "portal/api/search.hpp"
#include "portal/api/site.hpp"
#include "portal/api/status.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/tag.hpp"
#include "search/request.hpp"

namespace portal::api {
namespace {

using app::Audience;
using app::Parameter;
using app::Route;

const Parameter kId = {"id", "path", "api_parameter_dataset_id", ""};

std::vector<Parameter> search_parameters() {
  std::vector<Parameter> list;
  list.push_back({"q", "query", "api_parameter_q", "dân số"});
  for (const char* filter :
       {"agency", "theme", "format", "format_family", "license", "open", "frequency", "access",
        "language", "keyword", "type", "hvd", "place", "updated"})
    list.push_back({filter, "query", std::string("api_parameter_") + filter, ""});
  for (const char* other : {"updated_since", "from", "to", "bbox", "sort", "limit", "cursor",
                            "facets", "lang", "explain"})
    list.push_back({other, "query", std::string("api_parameter_") + other, ""});
  return list;
}

// Documented routes: a summary and parameters each.
void add_api(std::vector<Route>& list) {
  const auto add = [&](const char* pattern, app::Handler handler, const char* summary,
                       std::vector<Parameter> parameters = {}) {
    list.push_back(
        {"GET", pattern, std::move(handler), Audience::kData, summary, std::move(parameters)});
  };
  add("/api/v1/datasets", search_datasets, "api_search", search_parameters());
  add("/api/v1/datasets/{id}", show_dataset, "api_dataset", {kId});
  add("/api/v1/datasets/{id}/revisions", list_revisions, "api_revisions", {kId});
  add("/api/v1/datasets/{id}/revisions/{number}", show_revision, "api_revision",
      {kId, {"number", "path", "api_parameter_number", ""}});
  add("/api/v1/suggest", suggest, "api_suggest", {{"q", "query", "api_parameter_prefix", "dân"}});
  add("/api/v1/changes", list_changes, "api_changes",
      {{"since", "query", "api_parameter_since", "0"},
       {"limit", "query", "api_parameter_change_limit", ""}});
  add("/api/v1/agencies", list_agencies, "api_agencies");
  add("/api/v1/agencies/{id}", show_agency, "api_agency",
      {{"id", "path", "api_parameter_agency_id", ""}});
  add("/api/v1/themes", list_themes, "api_themes");
  add("/api/v1/licenses", list_licences, "api_licences");
  add("/api/v1/vocabularies", list_vocabularies, "api_vocabularies");
  add("/api/v1/vocabularies/{name}", show_vocabulary, "api_vocabulary",
      {{"name", "path", "api_parameter_vocabulary", ""}});
}

void add_catalogue(std::vector<Route>& list) {
  const auto add = [&](const char* pattern, app::Handler handler, const char* summary) {
    list.push_back({"GET", pattern, std::move(handler), Audience::kData, summary, {}, false});
  };
  add("/catalog", show_catalogue, "api_catalogue");
  for (const char* pattern : {"/catalog.ttl", "/catalog.rdf", "/catalog.nt", "/catalog.jsonld"}) {
    add(pattern, show_catalogue, "api_catalogue");
    list.back().parameters.push_back({"page", "query", "api_parameter_page", ""});
  }
  add("/data.json", show_export, "api_data_json");
  add("/catalog.jsonl", show_export, "api_jsonl");
  add("/catalog.csv", show_export, "api_csv");
  list.push_back({"GET",
                  "/feeds/datasets.atom",
                  show_feed,
                  Audience::kData,
                  "api_feed",
                  {{"q", "query", "api_parameter_q", "dân số"}}});
  list.push_back({"GET", "/context.jsonld", show_context, Audience::kData, "api_context"});
}

void add_identifiers(std::vector<Route>& list) {
  for (const char* ending : {"", ".ttl", ".rdf", ".nt", ".jsonld", ".json"}) {
    const std::string id = std::string("{id}") + ending;
    list.push_back({"GET", "/datasets/" + id, show_dataset_identifier, Audience::kData,
                    *ending ? "" : "api_identifier",
                    *ending ? std::vector<Parameter>() : std::vector<Parameter>{kId}});
    list.push_back({"GET", "/agencies/" + id, show_agency_identifier});
    list.push_back({"GET", "/distributions/" + id, show_distribution_identifier});
  }
  list.push_back({"GET", "/dataset/{name}", redirect_ckan_dataset, Audience::kPage});
  list.push_back({"GET", "/organization/{name}", redirect_ckan_organization, Audience::kPage});
}

void add_files(std::vector<Route>& list) {
  list.push_back({"GET",
                  "/files/{id}/{name}",
                  show_file,
                  Audience::kData,
                  "api_file",
                  {{"id", "path", "api_parameter_distribution_id", ""},
                   {"name", "path", "api_parameter_file_name", ""}},
                  false});
  list.push_back({"GET", "/files/by-hash/{sha256}", show_content, Audience::kData, "", {}, false});
  list.push_back({"GET", "/static/{name...}", show_asset, Audience::kData, "", {}, false});
}

void add_operations(std::vector<Route>& list) {
  list.push_back({"GET", "/healthz", show_health, Audience::kData, "", {}, false});
  list.push_back({"GET", "/readyz", show_readiness_to_serve, Audience::kData, "", {}, false});
  list.push_back({"GET", "/metrics", show_metrics, Audience::kData, "", {}, false});
  list.push_back({"GET", "/robots.txt", show_robots});
  list.push_back({"GET", "/sitemap.xml", show_sitemap, Audience::kData, "", {}, false});
  list.push_back({"GET", "/opensearch.xml", show_opensearch});
  list.push_back({"GET", "/favicon.ico", show_icon, Audience::kData, "", {}, false});
}

app::Handler describe(std::shared_ptr<const std::vector<Route>> documented) {
  return [documented](const http::Request& request, app::App& app) {
    const std::string language = app::language_of(request, app);
    http::Response response =
        app::tagged(app::json_answer(openapi(*documented, app.base_url(),
                                             app.config.title[language].as_string(), language)),
                    app, 0, language);
    app::vary_by_language(response);
    return response;
  };
}

}  // namespace

std::vector<Route> routes() {
  std::vector<Route> list;
  add_api(list);
  add_catalogue(list);
  add_identifiers(list);
  add_files(list);
  add_operations(list);
  list.push_back({"GET", "/api/v1/openapi.json", nullptr, Audience::kData, "api_openapi"});
  list.back().handler = describe(std::make_shared<const std::vector<Route>>(list));
  return list;
}

}  // namespace portal::api
