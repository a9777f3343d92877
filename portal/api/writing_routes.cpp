#include <cstdint>
#include <string>
#include <utility>

#include "portal/api/add_file.hpp"
#include "portal/api/agencies.hpp"
#include "portal/api/agency_rules.hpp"
#include "portal/api/batches.hpp"
#include "portal/api/privacy.hpp"
#include "portal/api/purges.hpp"
#include "portal/api/route_parts.hpp"
#include "portal/api/templates.hpp"
#include "portal/api/uploads.hpp"
#include "portal/api/working_copy.hpp"
#include "portal/api/writing.hpp"
#include "portal/app/batching.hpp"

namespace portal::api {
namespace {

using app::Access;
using app::Audience;
using app::Parameter;
using app::Route;
using app::Values;

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

// What the files that members upload hold of personal data.
void add_privacy(std::vector<Route>& list) {
  const auto edit = Access::holder_of(catalog::people::Right::kEdit);
  const std::vector<Parameter> id = {path_variable("id", "api_parameter_file_id")};
  const std::string pattern = "/api/v1/files/{id}/privacy";
  list.push_back({"GET", pattern, edit, show_privacy, Audience::kData, "api_privacy", id, false});
  list.push_back(
      {"POST", pattern, edit, review_privacy, Audience::kData, "api_privacy_review", id, false});
  list.back().body_bytes = kMostReviewBytes;
  list.back().body_types = {"application/json"};
}

// What is erased for good; who may confirm what the handler finds out.
void add_purges(std::vector<Route>& list) {
  const auto add = [&](const char* method, const std::string& pattern, catalog::people::Right right,
                       app::Handler handler, const char* summary) -> Route& {
    Route& route = list.emplace_back(Route{method, pattern, Access::holder_of(right),
                                           std::move(handler), Audience::kData, summary});
    route.cached = false;
    return route;
  };
  using catalog::people::Right;
  const std::string all = "/api/v1/purges", one = all + "/{id}";
  add("GET", all, Right::kPublish, list_purges, "api_purges");
  Route& asked = add("POST", all, Right::kAdminister, ask_purge, "api_ask_purge");
  asked.body_bytes = kDocumentBytes;
  asked.body_types = {kJson};
  asked.status = 201;
  const std::vector<Parameter> id = {path_variable("id", "api_parameter_purge")};
  add("POST", one + "/confirm", Right::kPublish, confirm_purge, "api_confirm_purge").parameters =
      id;
  Route& declined =
      add("POST", one + "/decline", Right::kPublish, decline_purge, "api_decline_purge");
  declined.parameters = id;
  declined.body_bytes = kDocumentBytes;
  declined.body_types = {kJson};
}

}  // namespace

void add_writing_routes(std::vector<Route>& list) {
  add_writing(list);
  add_working_copies(list);
  add_agency_rules(list);
  add_agencies(list);
  add_bulk(list);
  add_uploads(list);
  add_privacy(list);
  add_purges(list);
}

}  // namespace portal::api
