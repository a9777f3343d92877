#include "portal/api/routes.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "portal/api/audit.hpp"
#include "portal/api/catalogue.hpp"
#include "portal/api/dashboard.hpp"
#include "portal/api/datasets.hpp"
#include "portal/api/facet.hpp"
#include "portal/api/feed.hpp"
#include "portal/api/files.hpp"
#include "portal/api/identifiers.hpp"
#include "portal/api/lists.hpp"
#include "portal/api/me.hpp"
#include "portal/api/missing.hpp"
#include "portal/api/openapi.hpp"
#include "portal/api/results.hpp"
#include "portal/api/route_parts.hpp"
#include "portal/api/search.hpp"
#include "portal/api/similar.hpp"
#include "portal/api/site.hpp"
#include "portal/api/status.hpp"
#include "portal/api/suggest.hpp"
#include "portal/api/suggestions.hpp"
#include "portal/api/validate.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/facets.hpp"
#include "portal/app/tag.hpp"
#include "search/request.hpp"
#include "search/similar.hpp"

namespace portal::api {
namespace {

using app::Access;
using app::Audience;
using app::Parameter;
using app::Route;
using app::Values;

// What every search takes: words, filters, and the language of labels.
std::vector<Parameter> filter_parameters() {
  std::vector<Parameter> list;
  list.push_back({"q", "query", "api_parameter_q", "dân số"});
  for (const char* filter :
       {"agency", "theme", "format", "format_family", "license", "frequency", "access", "language",
        "keyword", "type", "place", "area", "year", "series"})
    list.push_back(search_parameter(filter, Values::kTexts));
  list.push_back(search_parameter("open", Values::kTexts, {"open", "not-open", "unknown"}));
  list.push_back(search_parameter("hvd", Values::kTexts, {"true", "false"}));
  list.push_back(search_parameter("updated", Values::kTexts, search::list_updated_values()));
  for (const char* date : {"updated_since", "from", "to"})
    list.push_back(search_parameter(date, Values::kDate));
  list.push_back(search_parameter("bbox", Values::kNumbers));
  list.push_back(search_parameter("lang", Values::kText, {"vi", "en"}));
  return list;
}

std::vector<Parameter> sorted_parameters() {
  auto list = filter_parameters();
  list.push_back(search_parameter("sort", Values::kText,
                                  {"relevance", "modified", "issued", "title", "popularity"}));
  return list;
}

std::vector<Parameter> paged_parameters() {
  auto list = sorted_parameters();
  list.push_back(integer("limit", "api_parameter_limit", 0, 100));
  list.push_back(search_parameter("cursor", Values::kText));
  return list;
}

std::vector<Parameter> search_parameters() {
  auto list = paged_parameters();
  list.push_back(search_parameter("facets", Values::kList));
  list.push_back(search_parameter("explain", Values::kFlag));
  list.push_back(search_parameter("collapse", Values::kText, {"series", "none"}));
  return list;
}

std::vector<Parameter> facet_parameters() {
  auto list = filter_parameters();
  list.insert(list.begin(), path_variable("name", "api_parameter_facet"));
  list.push_back({"match", "query", "api_parameter_match", "tài chính"});
  list.push_back(integer("limit", "api_parameter_facet_limit", 1, kFacetRows));
  return list;
}

void add_api(std::vector<Route>& list) {
  const Parameter id = path_variable("id", "api_parameter_dataset_id");
  add_reading(list, "/api/v1/datasets", search_datasets, "api_search", search_parameters());
  for (const auto& [pattern, summary, type] :
       {std::tuple("/api/v1/datasets.csv", "api_results_csv", "text/csv"),
        std::tuple("/api/v1/datasets.jsonl", "api_results_jsonl", "application/jsonl")}) {
    const auto handler = [](const http::Request& request, app::App& app) {
      return export_results(request, app, kMostResults);
    };
    Route& route = add_reading(list, pattern, handler, summary, sorted_parameters());
    route.cached = false;
    route.media_types = {type};
  }
  add_reading(list, "/api/v1/facets/{name}", show_facet, "api_facet", facet_parameters());
  add_reading(list, "/api/v1/datasets/{id}", show_dataset, "api_dataset", {id});
  add_reading(list, "/api/v1/datasets/{id}/similar", list_similar, "api_similar",
              {id, integer("limit", "api_parameter_similar_limit", 1, search::kMostSimilar)});
  add_reading(list, "/api/v1/datasets/{id}/revisions", list_revisions, "api_revisions", {id});
  add_reading(list, "/api/v1/datasets/{id}/revisions/{number}", show_revision, "api_revision",
              {id, path_variable("number", "api_parameter_number")});
  add_reading(list, "/api/v1/datasets/{id}/diff", show_differences, "api_diff",
              {id, integer("from", "api_parameter_diff_from", 1, 0),
               integer("to", "api_parameter_diff_to", 1, 0)});
  add_reading(list, "/api/v1/suggest", suggest, "api_suggest",
              {{"q", "query", "api_parameter_prefix", "dân"},
               search_parameter("lang", Values::kText, {"vi", "en"}),
               integer("limit", "api_parameter_suggest_limit", 1, kMostSuggestions)});
  add_reading(list, "/api/v1/changes", list_changes, "api_changes",
              {integer("since", "api_parameter_since", 0, 0),
               integer("limit", "api_parameter_change_limit", 1, 1000)});
  // Counts go on without a change of the catalogue.
  add_reading(list, "/api/v1/missing", list_missing, "api_missing").cached = false;
  Route& table = add_reading(list, "/api/v1/missing.csv", list_missing_csv, "api_missing_csv");
  table.cached = false;
  table.media_types = {"text/csv"};
  add_reading(list, "/api/v1/agencies", list_agencies, "api_agencies");
  add_reading(list, "/api/v1/agencies/{id}", show_agency, "api_agency",
              {path_variable("id", "api_parameter_agency_id")});
  Route& dashboard = add_reading(list, "/api/v1/agencies/{id}/dashboard", agency_dashboard,
                                 "api_dashboard", {path_variable("id", "api_parameter_agency_id")});
  dashboard.access = app::Access::holder_of(catalog::people::Right::kReadDrafts);
  dashboard.cached = false;
  add_reading(list, "/api/v1/themes", list_themes, "api_themes");
  add_reading(list, "/api/v1/licenses", list_licences, "api_licences");
  add_reading(list, "/api/v1/me", show_me, "api_me").cached = false;
  add_reading(list, "/api/v1/vocabularies", list_vocabularies, "api_vocabularies");
  add_reading(list, "/api/v1/vocabularies/{name}", show_vocabulary, "api_vocabulary",
              {path_variable("name", "api_parameter_vocabulary")});
}

void add_validation(std::vector<Route>& list) {
  const auto add_check = [&](const char* pattern, app::Handler handler, const char* summary) {
    Route& route = add_reading(list, pattern, std::move(handler), summary);
    route.method = "POST";
    route.cached = false;
    route.body_bytes = kMostDocumentBytes;
    route.body_types = {"application/json"};
  };
  add_check("/api/v1/validate", validate, "api_validate");
  add_check("/api/v1/suggestions", suggest_values, "api_suggestions");
}

void add_catalogue(std::vector<Route>& list) {
  const auto form = [&](const char* pattern, app::Handler handler, const char* summary,
                        std::vector<std::string> media_types) {
    Route& route = add_reading(list, pattern, std::move(handler), summary);
    route.cached = false;
    route.media_types = std::move(media_types);
  };
  const Parameter page = integer("page", "api_parameter_page", 1, 0);
  form("/catalog", show_catalogue, "api_catalogue", {kTurtle, kRdfXml, kNTriples, kJsonLd});
  list.back().parameters.push_back(page);
  for (const auto& [ending, type] : {std::pair(".ttl", kTurtle), std::pair(".rdf", kRdfXml),
                                     std::pair(".nt", kNTriples), std::pair(".jsonld", kJsonLd)}) {
    form((std::string("/catalog") + ending).c_str(), show_catalogue, "api_catalogue", {type});
    list.back().parameters.push_back(page);
  }
  form("/data.json", show_export, "api_data_json", {kJson});
  form("/catalog.jsonl", show_export, "api_jsonl", {"application/jsonl"});
  form("/catalog.csv", show_export, "api_csv", {"text/csv"});
  add_reading(list, "/feeds/datasets.atom", show_feed, "api_feed", paged_parameters())
      .media_types = {"application/atom+xml"};
  add_reading(list, "/context.jsonld", show_context, "api_context").media_types = {kJsonLd};
}

struct Identified {
  const char* path;
  app::Handler handler;
  const char* summary;
  const char* form_summary;
  const char* variable;
};

void add_identifiers(std::vector<Route>& list) {
  const std::vector<Identified> kinds = {
      {"/datasets/", show_dataset_identifier, "api_identifier", "api_identifier_form",
       "api_parameter_dataset_id"},
      {"/agencies/", show_agency_identifier, "api_agency_identifier", "api_agency_form",
       "api_parameter_agency_id"},
      {"/distributions/", show_distribution_identifier, "api_distribution_identifier",
       "api_distribution_form", "api_parameter_distribution_id"}};
  for (const auto& kind : kinds) {
    const std::vector<Parameter> id = {path_variable("id", kind.variable)};
    add_reading(list, std::string(kind.path) + "{id}", kind.handler, kind.summary, id)
        .media_types = {kJsonLd, kTurtle, kRdfXml, kNTriples, kJson};
    for (const auto& [ending, type] :
         {std::pair(".ttl", kTurtle), std::pair(".rdf", kRdfXml), std::pair(".nt", kNTriples),
          std::pair(".jsonld", kJsonLd), std::pair(".json", kJson)}) {
      Route& route = add_reading(list, std::string(kind.path) + "{id}" + ending, kind.handler,
                                 kind.form_summary, id);
      route.media_types = {type};
      route.minor = true;
    }
  }
  const auto ckan = [&](const char* pattern, app::Handler handler, const char* summary) {
    Route& route = add_reading(list, pattern, std::move(handler), summary,
                               {path_variable("name", "api_parameter_ckan_name")});
    route.audience = Audience::kPage;
    route.status = 301;
    route.minor = true;
  };
  ckan("/dataset/{name}", redirect_ckan_dataset, "api_ckan_dataset");
  ckan("/organization/{name}", redirect_ckan_organization, "api_ckan_organization");
}

void add_files(std::vector<Route>& list) {
  const auto file = [&](const char* pattern, app::Handler handler, const char* summary,
                        std::vector<Parameter> parameters) -> Route& {
    Route& route = add_reading(list, pattern, std::move(handler), summary, std::move(parameters));
    route.cached = false;
    route.media_types = {"*/*"};
    return route;
  };
  file("/files/{id}/{name}", show_file, "api_file",
       {path_variable("id", "api_parameter_distribution_id"),
        path_variable("name", "api_parameter_file_name")});
  file("/files/{id}/latest", show_latest_file, "api_latest_file",
       {path_variable("id", "api_parameter_distribution_id")});
  file("/api/v1/files/{id}/entries", list_file_entries, "api_file_entries",
       {path_variable("id", "api_parameter_distribution_id")})
      .media_types = {kJson};
  file("/files/by-hash/{sha256}", show_content, "api_content",
       {path_variable("sha256", "api_parameter_sha256")});
  file("/static/{name...}", show_asset, "api_asset",
       {path_variable("name", "api_parameter_file_name")})
      .minor = true;
}

void add_operations(std::vector<Route>& list) {
  const auto service = [&](const char* pattern, app::Handler handler, const char* summary,
                           const char* media_type, bool cached) -> Route& {
    Route& route = add_reading(list, pattern, std::move(handler), summary);
    route.media_types = {media_type};
    route.cached = cached;
    route.minor = true;
    return route;
  };
  service("/healthz", show_health, "api_health", kJson, false);
  service("/readyz", show_readiness_to_serve, "api_ready", kJson, false);
  service("/metrics", show_metrics, "api_metrics", kText, false);
  add_reading(list, "/audit/heads", list_audit_heads, "api_audit_heads").cached = false;
  service("/robots.txt", show_robots, "api_robots", kText, true);
  service("/sitemap.xml", show_sitemap, "api_sitemap", "application/xml", false);
  service("/opensearch.xml", show_opensearch, "api_opensearch",
          "application/opensearchdescription+xml", true);
  service("/site/logo", show_logo, "api_logo", "image/*", true);
  service("/site/theme.css", show_theme_style, "api_theme_style", "text/css", true);
  service("/favicon.ico", show_icon, "api_icon", "image/svg+xml", false).status = 302;
}

app::Handler describe(std::shared_ptr<const std::vector<Route>> documented) {
  return [documented](const http::Request& request, app::App& app) {
    const std::string language = app::language_of(request, app);
    http::Response response = app::tagged(
        app::json_answer(openapi(*documented, app.base_url(),
                                 app.site()->config.title[language].as_string(), language)),
        app, 0, language);
    app::vary_by_language(response);
    return response;
  };
}

}  // namespace

std::vector<Route> routes(std::vector<Route> beside) {
  std::vector<Route> list;
  add_api(list);
  add_writing_routes(list);
  add_validation(list);
  add_catalogue(list);
  add_identifiers(list);
  add_files(list);
  add_operations(list);
  for (auto& route : beside) list.push_back(std::move(route));
  add_reading(list, "/api/v1/openapi.json", nullptr, "api_openapi");
  list.back().handler = describe(std::make_shared<const std::vector<Route>>(list));
  return list;
}

}  // namespace portal::api
