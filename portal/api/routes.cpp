#include "portal/api/routes.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "portal/api/add_file.hpp"
#include "portal/api/agencies.hpp"
#include "portal/api/agency_rules.hpp"
#include "portal/api/audit.hpp"
#include "portal/api/batches.hpp"
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
#include "portal/api/search.hpp"
#include "portal/api/similar.hpp"
#include "portal/api/site.hpp"
#include "portal/api/status.hpp"
#include "portal/api/suggest.hpp"
#include "portal/api/suggestions.hpp"
#include "portal/api/templates.hpp"
#include "portal/api/uploads.hpp"
#include "portal/api/validate.hpp"
#include "portal/api/working_copy.hpp"
#include "portal/api/writing.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/batching.hpp"
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

constexpr const char* kTurtle = "text/turtle";
constexpr const char* kRdfXml = "application/rdf+xml";
constexpr const char* kNTriples = "application/n-triples";
constexpr const char* kJsonLd = "application/ld+json";
constexpr const char* kJson = "application/json";
constexpr const char* kText = "text/plain";
constexpr const char* kMergePatch = "application/merge-patch+json";

Parameter path_variable(const char* name, const char* key) {
  return {name, "path", key};
}

Parameter integer(const char* name, const char* key, std::int64_t least, std::int64_t most) {
  Parameter made{name, "query", key};
  made.values = Values::kInteger;
  made.least = least;
  made.most = most;
  return made;
}

Parameter search_parameter(const char* name, Values values, std::vector<std::string> allowed = {}) {
  Parameter made{name, "query", std::string("api_parameter_") + name};
  made.values = values;
  made.allowed = std::move(allowed);
  return made;
}

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

// What anybody may read.
Route& add(std::vector<Route>& list, const std::string& pattern, app::Handler handler,
           const char* summary, std::vector<Parameter> parameters = {}) {
  return list.emplace_back(Route{"GET", pattern, Access::anyone(), std::move(handler),
                                 Audience::kData, summary, std::move(parameters)});
}

// A change by members of agencies; which agency is meant the handler finds out.
Route& add_write(std::vector<Route>& list, const char* method, const std::string& pattern,
                 app::Handler handler, const char* summary, std::vector<Parameter> parameters) {
  Route& route =
      list.emplace_back(Route{method, pattern, Access::holder_of(catalog::people::Right::kEdit),
                              std::move(handler), Audience::kData, summary, std::move(parameters)});
  route.cached = false;
  route.body_bytes = kDocumentBytes;
  route.media_types = {kJson};
  route.body_types = {kJson};
  return route;
}

void take_no_body(Route& route) {
  route.body_types.clear();
  route.body_bytes = 0;
}

void add_writing(std::vector<Route>& list) {
  const Parameter id = path_variable("id", "api_parameter_dataset_id");
  const Parameter wait = search_parameter("wait", Values::kText, {"indexed"});
  const Parameter note = search_parameter("note", Values::kText);
  const std::string datasets = "/api/v1/datasets", one = datasets + "/{id}";
  const Parameter key{"Idempotency-Key", "header", "api_parameter_once"};
  Route& added =
      add_write(list, "POST", datasets, add_dataset, "api_add_dataset", {note, wait, key});
  added.status = 201;
  added.body_types.emplace_back(kJsonLd);
  add_write(list, "PUT", one, replace_dataset, "api_replace_dataset", {id, note, wait})
      .body_types.emplace_back(kJsonLd);
  add_write(list, "PATCH", one, patch_dataset, "api_patch_dataset", {id, note, wait})
      .body_types.emplace_back(kMergePatch);
  take_no_body(
      add_write(list, "DELETE", one, withdraw_dataset, "api_withdraw_dataset", {id, note, wait}));
  add_write(list, "POST", one + "/state", move_dataset, "api_move_dataset", {id, wait});
  add_write(list, "POST", one + "/restore", restore_dataset, "api_restore_dataset", {id, wait});
}

void add_working_copies(std::vector<Route>& list) {
  const Parameter id = path_variable("id", "api_parameter_dataset_id");
  const Parameter note = search_parameter("note", Values::kText);
  const Parameter revision = integer("base", "api_parameter_base", 1, 0);
  const std::string copy = "/api/v1/datasets/{id}/working-copy";
  Route& shown = add_write(list, "GET", copy, show_copy, "api_show_copy", {id});
  shown.access = Access::holder_of(catalog::people::Right::kReadDrafts);
  take_no_body(shown);
  add_write(list, "PUT", copy, replace_copy, "api_replace_copy", {id, note, revision})
      .body_types.emplace_back(kJsonLd);
  add_write(list, "PATCH", copy, patch_copy, "api_patch_copy", {id, note, revision})
      .body_types.emplace_back(kMergePatch);
  Route& discarded = add_write(list, "DELETE", copy, discard_copy, "api_discard_copy", {id});
  take_no_body(discarded);
  discarded.status = 204;
  discarded.media_types.clear();
  add_write(list, "POST", copy + "/state", move_copy, "api_move_copy",
            {id, search_parameter("wait", Values::kText, {"indexed"})});
}

void add_agency_rules(std::vector<Route>& list) {
  const Parameter id = path_variable("id", "api_parameter_agency_id");
  const std::string rules = "/api/v1/agencies/{id}/rules";
  Route& shown = add_write(list, "GET", rules, show_rules, "api_show_rules", {id});
  shown.access = Access::holder_of(catalog::people::Right::kReadDrafts);
  take_no_body(shown);
  Route& changed = add_write(list, "PATCH", rules, change_rules, "api_change_rules", {id});
  changed.access = Access::holder_of(catalog::people::Right::kManageMembers);
  changed.body_types.emplace_back(kMergePatch);
}

// Many datasets at once; which agency is meant the handler finds out.
void add_bulk(std::vector<Route>& list) {
  const auto add_bulk_route = [&](const char* method, const std::string& pattern,
                                  app::Handler handler, const char* summary,
                                  std::vector<Parameter> parameters) -> Route& {
    Route& route = list.emplace_back(
        Route{method, pattern, Access::holder_of(catalog::people::Right::kEdit), std::move(handler),
              Audience::kData, summary, std::move(parameters)});
    route.cached = false;
    return route;
  };
  const auto with_body = [](Route& route, std::size_t bytes) -> Route& {
    route.body_bytes = bytes;
    route.body_types = {kJson};
    return route;
  };
  const Parameter agency = path_variable("id", "api_parameter_agency_id");
  const Parameter batch = path_variable("id", "api_parameter_batch");
  const Parameter offset = integer("offset", "api_parameter_offset", 0, 0);
  const Parameter limit = integer("limit", "api_parameter_rows", 1, 500);
  const std::string of_agency = "/api/v1/agencies/{id}", one = "/api/v1/batches/{id}";
  Route& added = with_body(
      add_bulk_route("POST", of_agency + "/batches", add_batch, "api_add_batch",
                     {agency, search_parameter("name", Values::kText),
                      search_parameter("state", Values::kText, {"draft", "review", "published"})}),
      app::kTableBytes);
  added.status = 201;
  added.body_types = {"text/csv",
                      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", kJson};
  add_bulk_route("GET", of_agency + "/batches", list_batches, "api_batches", {agency});
  add_bulk_route("GET", one, show_batch, "api_batch", {batch, offset, limit});
  with_body(add_bulk_route("POST", one + "/columns", name_batch_columns, "api_batch_columns",
                           {batch, offset, limit}),
            kDocumentBytes);
  add_bulk_route("POST", one + "/apply", apply_batch, "api_apply_batch", {batch, offset, limit});
  add_bulk_route("POST", one + "/undo", undo_batch, "api_undo_batch", {batch, offset, limit});
  with_body(add_bulk_route("POST", "/api/v1/datasets/{id}/copy", copy_dataset, "api_copy_dataset",
                           {path_variable("id", "api_parameter_dataset_id")}),
            kDocumentBytes)
      .status = 201;
  const Parameter name = path_variable("name", "api_parameter_template");
  add_bulk_route("GET", of_agency + "/templates", list_templates, "api_templates", {agency});
  with_body(add_bulk_route("PUT", of_agency + "/templates/{name}", put_template, "api_put_template",
                           {agency, name}),
            kDocumentBytes);
  Route& removed = add_bulk_route("DELETE", of_agency + "/templates/{name}", remove_template,
                                  "api_remove_template", {agency, name});
  removed.status = 204;
  removed.media_types.clear();
}

// What administrators do with agencies.
void add_agencies(std::vector<Route>& list) {
  const auto add_change = [&](const char* method, const std::string& pattern, app::Handler handler,
                              const char* summary) {
    Route& route = list.emplace_back(Route{method, pattern,
                                           Access::holder_of(catalog::people::Right::kAdminister),
                                           std::move(handler), Audience::kData, summary});
    if (pattern.find('{') != std::string::npos)
      route.parameters = {path_variable("id", "api_parameter_agency_id")};
    route.cached = false;
    route.body_bytes = kDocumentBytes;
    route.media_types = {kJson};
    route.body_types = {kJson};
  };
  const std::string one = "/api/v1/agencies/{id}";
  add_change("POST", "/api/v1/agencies", add_agency, "api_add_agency");
  list.back().status = 201;
  add_change("PATCH", one, change_agency, "api_change_agency");
  add_change("POST", one + "/merge", merge_agencies, "api_merge_agencies");
  add_change("POST", one + "/split", split_agency, "api_split_agency");
  add_change("POST", one + "/close", close_agency, "api_close_agency");
}

void add_api(std::vector<Route>& list) {
  const Parameter id = path_variable("id", "api_parameter_dataset_id");
  add(list, "/api/v1/datasets", search_datasets, "api_search", search_parameters());
  for (const auto& [pattern, summary, type] :
       {std::tuple("/api/v1/datasets.csv", "api_results_csv", "text/csv"),
        std::tuple("/api/v1/datasets.jsonl", "api_results_jsonl", "application/jsonl")}) {
    const auto handler = [](const http::Request& request, app::App& app) {
      return export_results(request, app, kMostResults);
    };
    Route& route = add(list, pattern, handler, summary, sorted_parameters());
    route.cached = false;
    route.media_types = {type};
  }
  add(list, "/api/v1/facets/{name}", show_facet, "api_facet", facet_parameters());
  add(list, "/api/v1/datasets/{id}", show_dataset, "api_dataset", {id});
  add(list, "/api/v1/datasets/{id}/similar", list_similar, "api_similar",
      {id, integer("limit", "api_parameter_similar_limit", 1, search::kMostSimilar)});
  add(list, "/api/v1/datasets/{id}/revisions", list_revisions, "api_revisions", {id});
  add(list, "/api/v1/datasets/{id}/revisions/{number}", show_revision, "api_revision",
      {id, path_variable("number", "api_parameter_number")});
  add(list, "/api/v1/datasets/{id}/diff", show_differences, "api_diff",
      {id, integer("from", "api_parameter_diff_from", 1, 0),
       integer("to", "api_parameter_diff_to", 1, 0)});
  add(list, "/api/v1/suggest", suggest, "api_suggest",
      {{"q", "query", "api_parameter_prefix", "dân"},
       search_parameter("lang", Values::kText, {"vi", "en"}),
       integer("limit", "api_parameter_suggest_limit", 1, kMostSuggestions)});
  add(list, "/api/v1/changes", list_changes, "api_changes",
      {integer("since", "api_parameter_since", 0, 0),
       integer("limit", "api_parameter_change_limit", 1, 1000)});
  // Counts go on without a change of the catalogue.
  add(list, "/api/v1/missing", list_missing, "api_missing").cached = false;
  Route& table = add(list, "/api/v1/missing.csv", list_missing_csv, "api_missing_csv");
  table.cached = false;
  table.media_types = {"text/csv"};
  add(list, "/api/v1/agencies", list_agencies, "api_agencies");
  add(list, "/api/v1/agencies/{id}", show_agency, "api_agency",
      {path_variable("id", "api_parameter_agency_id")});
  Route& dashboard = add(list, "/api/v1/agencies/{id}/dashboard", agency_dashboard, "api_dashboard",
                         {path_variable("id", "api_parameter_agency_id")});
  dashboard.access = app::Access::holder_of(catalog::people::Right::kReadDrafts);
  dashboard.cached = false;
  add(list, "/api/v1/themes", list_themes, "api_themes");
  add(list, "/api/v1/licenses", list_licences, "api_licences");
  add(list, "/api/v1/me", show_me, "api_me").cached = false;
  add(list, "/api/v1/vocabularies", list_vocabularies, "api_vocabularies");
  add(list, "/api/v1/vocabularies/{name}", show_vocabulary, "api_vocabulary",
      {path_variable("name", "api_parameter_vocabulary")});
}

// Files from members of agencies; for which agency the handler finds out.
Route& add_upload(std::vector<Route>& list, const char* method, const char* pattern,
                  app::Handler handler, const char* summary, std::vector<Parameter> parameters) {
  Route& route =
      list.emplace_back(Route{method, pattern, Access::holder_of(catalog::people::Right::kEdit),
                              std::move(handler), Audience::kData, summary, std::move(parameters)});
  route.cached = false;
  return route;
}

void add_uploads(std::vector<Route>& list) {
  const Parameter name{"name", "query", "api_parameter_upload_name", "data.csv"};
  const Parameter agency{"agency", "query", "api_parameter_upload_agency"};
  Route& whole =
      add_upload(list, "POST", "/api/v1/files", add_file, "api_add_file", {name, agency});
  whole.admit = admit_file;
  whole.status = 201;
  whole.body_types = {"application/octet-stream", "multipart/form-data"};
  add_upload(list, "GET", "/api/v1/files/{id}", show_uploaded_file, "api_uploaded_file",
             {path_variable("id", "api_parameter_file_id")})
      .access = Access::signed_in();

  const Parameter id = path_variable("id", "api_parameter_upload_id");
  const char* one = "/uploads/{id}";
  const auto options = [](const http::Request&, app::App&) {
    return http::Response{204, {}, std::string()};
  };
  for (const char* pattern : {"/uploads", one}) {
    Route& route = add_upload(list, "OPTIONS", pattern, options, "api_upload_options", {});
    route.access = Access::anyone();
    route.status = 204;
    route.media_types.clear();
    route.fields = tus_fields(true);
  }
  list.back().parameters = {id};
  add_upload(list, "POST", "/uploads", begin_upload, "api_begin_upload", {name, agency}).status =
      201;
  add_upload(list, "GET", one, show_upload, "api_show_upload", {id});
  Route& part = add_upload(list, "PATCH", one, continue_upload, "api_continue_upload", {id});
  part.admit = admit_upload_part;
  part.body_types = {"application/offset+octet-stream"};
  part.status = 204;
  part.media_types.clear();
  Route& end = add_upload(list, "DELETE", one, end_upload, "api_end_upload", {id});
  end.status = 204;
  end.media_types.clear();
  for (auto& route : list)
    if (route.pattern.starts_with("/uploads") && route.method != "OPTIONS")
      route.fields = tus_fields(false);
}

void add_validation(std::vector<Route>& list) {
  const auto add_check = [&](const char* pattern, app::Handler handler, const char* summary) {
    Route& route = add(list, pattern, std::move(handler), summary);
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
    Route& route = add(list, pattern, std::move(handler), summary);
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
  add(list, "/feeds/datasets.atom", show_feed, "api_feed", paged_parameters()).media_types = {
      "application/atom+xml"};
  add(list, "/context.jsonld", show_context, "api_context").media_types = {kJsonLd};
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
    add(list, std::string(kind.path) + "{id}", kind.handler, kind.summary, id).media_types = {
        kJsonLd, kTurtle, kRdfXml, kNTriples, kJson};
    for (const auto& [ending, type] :
         {std::pair(".ttl", kTurtle), std::pair(".rdf", kRdfXml), std::pair(".nt", kNTriples),
          std::pair(".jsonld", kJsonLd), std::pair(".json", kJson)}) {
      Route& route =
          add(list, std::string(kind.path) + "{id}" + ending, kind.handler, kind.form_summary, id);
      route.media_types = {type};
      route.minor = true;
    }
  }
  const auto ckan = [&](const char* pattern, app::Handler handler, const char* summary) {
    Route& route = add(list, pattern, std::move(handler), summary,
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
    Route& route = add(list, pattern, std::move(handler), summary, std::move(parameters));
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
    Route& route = add(list, pattern, std::move(handler), summary);
    route.media_types = {media_type};
    route.cached = cached;
    route.minor = true;
    return route;
  };
  service("/healthz", show_health, "api_health", kJson, false);
  service("/readyz", show_readiness_to_serve, "api_ready", kJson, false);
  service("/metrics", show_metrics, "api_metrics", kText, false);
  add(list, "/audit/heads", list_audit_heads, "api_audit_heads").cached = false;
  service("/robots.txt", show_robots, "api_robots", kText, true);
  service("/sitemap.xml", show_sitemap, "api_sitemap", "application/xml", false);
  service("/opensearch.xml", show_opensearch, "api_opensearch",
          "application/opensearchdescription+xml", true);
  service("/favicon.ico", show_icon, "api_icon", "image/svg+xml", false).status = 302;
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
  add_writing(list);
  add_working_copies(list);
  add_agency_rules(list);
  add_agencies(list);
  add_bulk(list);
  add_uploads(list);
  add_validation(list);
  add_catalogue(list);
  add_identifiers(list);
  add_files(list);
  add_operations(list);
  add(list, "/api/v1/openapi.json", nullptr, "api_openapi");
  list.back().handler = describe(std::make_shared<const std::vector<Route>>(list));
  return list;
}

}  // namespace portal::api
