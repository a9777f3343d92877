#include "portal/api/batches.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/bulk/batch_table.hpp"
#include "catalog/bulk/prepare.hpp"
#include "catalog/history/compare.hpp"
#include "portal/api/findings.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/batching.hpp"
#include "portal/app/principal.hpp"

namespace portal::api {
namespace {

namespace bulk = catalog::bulk;
using base::Error;
using base::ErrorCode;
using base::Json;

constexpr std::int64_t kMostBatches = 100;
constexpr std::int64_t kMostRows = 500;

Json number(std::size_t value) {
  return Json::integer(static_cast<std::int64_t>(value));
}

Json counts_json(const bulk::Tally& tally) {
  Json out = Json::object();
  out.set("add", number(tally.add));
  out.set("change", number(tally.change));
  out.set("same", number(tally.same));
  out.set("refused", number(tally.refused));
  out.set("stale", number(tally.stale));
  out.set("kept", number(tally.kept));
  return out;
}

void set_time(Json& out, const char* key, base::Time time) {
  if (time != base::Time{}) out.set(key, base::format_time(time));
}

Json batch_json(const bulk::Batch& batch, const std::vector<bulk::BatchRow>& rows) {
  Json out = Json::object();
  out.set("id", batch.id);
  out.set("kind", to_string(batch.kind));
  out.set("agency", batch.agency);
  out.set("author", batch.author);
  out.set("name", batch.name);
  out.set("state", to_string(batch.state));
  set_time(out, "prepared_at", batch.prepared_at);
  set_time(out, "applied_at", batch.applied_at);
  set_time(out, "undone_at", batch.undone_at);
  out.set("request", batch.request);
  out.set("counts", counts_json(bulk::tally(rows)));
  return out;
}

Json columns_json(const bulk::Batch& batch) {
  Json list = Json::array();
  for (const auto& heading : bulk::headings_of(batch)) {
    Json item = Json::object();
    item.set("heading", heading.name);
    item.set("column", heading.column);
    list.push(std::move(item));
  }
  return list;
}

// How the dataset as it is now and the row differ; nothing for a new one, and once it is done.
Json changes_json(const catalog::store::Reader& reader, const bulk::BatchRow& row) {
  Json list = Json::array();
  if (row.before == 0 || row.document.is_null()) return list;
  const auto before = reader.find_revision(row.dataset, row.before);
  if (!before) return list;
  for (const auto& each :
       catalog::history::compare_documents(base::parse_json(before->document), row.document))
    list.push(difference_json(each));
  return list;
}

Json row_json(const catalog::store::Reader& reader, const bulk::BatchRow& row) {
  Json out = Json::object();
  out.set("place", number(row.place));
  if (row.line > 0) out.set("line", number(row.line));
  if (!row.dataset.empty()) out.set("dataset", row.dataset);
  out.set("title", row.title);
  out.set("outcome", to_string(row.outcome));
  out.set("state", row.state);
  out.set("before", Json::integer(row.before));
  out.set("after", Json::integer(row.after));
  Json findings = Json::array();
  for (const auto& each : row.findings) findings.push(finding_json(each));
  out.set("findings", std::move(findings));
  out.set("changes", changes_json(reader, row));
  return out;
}

http::Response answer(const http::Request& request, app::App& app, const std::string& id,
                      int status = 200) {
  const auto reader = app.store.snapshot();
  const auto batch = app::find_batch(app::principal_of(request), reader, id);
  const auto rows = bulk::list_rows(reader, id);
  const auto offset =
      static_cast<std::size_t>(integer_parameter(request, "offset", 0, 0, 1'000'000));
  const auto limit =
      static_cast<std::size_t>(integer_parameter(request, "limit", 100, 1, kMostRows));
  Json out = batch_json(batch, rows);
  if (batch.kind == bulk::Kind::kImport && batch.state == bulk::BatchState::kPrepared)
    out.set("columns", columns_json(batch));
  Json list = Json::array();
  for (std::size_t i = offset; i < rows.size() && i - offset < limit; ++i)
    list.push(row_json(reader, rows[i]));
  out.set("rows", std::move(list));
  http::Response response = http::json(base::write_json(out), status);
  if (status == 201)
    response.headers.set("Location", app.base_url() + "/api/v1/batches/" + batch.id);
  return response;
}

bool is_json(const http::Request& request) {
  return base::lower_ascii(request.header("content-type")).starts_with("application/json");
}

Json read_object(const http::Request& request) {
  if (!is_json(request))
    throw Error(ErrorCode::kUnsupportedType, "body_type_bad", {{"allowed", "application/json"}});
  Json body = base::parse_json(request.body);
  if (!body.is_object()) throw Error(ErrorCode::kMalformed, "body_not_object");
  return body;
}

std::string prepare_edit(const http::Request& request, app::App& app, const std::string& agency) {
  const Json body = read_object(request);
  std::vector<std::string> datasets;
  for (const auto& each : body["datasets"].items()) datasets.push_back(each.as_string());
  return app::prepare_change(app, app::principal_of(request), agency, body["edit"], datasets);
}

}  // namespace

http::Response add_batch(const http::Request& request, app::App& app) {
  const std::string& agency = request.param("id");
  if (is_json(request)) return answer(request, app, prepare_edit(request, app, agency), 201);
  app::SentTable table;
  table.name = request.query("name").value_or("");
  table.content = request.body;
  table.state = request.query("state").value_or("");
  return answer(request, app, app::prepare_table(app, app::principal_of(request), agency, table),
                201);
}

http::Response list_batches(const http::Request& request, app::App& app) {
  const std::string& agency = request.param("id");
  app::demand(catalog::people::Right::kEdit, agency, app::principal_of(request));
  const auto reader = app.store.snapshot();
  Json list = Json::array();
  for (const auto& batch : bulk::list_batches(reader, agency, kMostBatches))
    list.push(batch_json(batch, bulk::list_rows(reader, batch.id)));
  Json out = Json::object();
  out.set("items", std::move(list));
  return app::json_answer(out);
}

http::Response show_batch(const http::Request& request, app::App& app) {
  return answer(request, app, request.param("id"));
}

http::Response name_batch_columns(const http::Request& request, app::App& app) {
  const Json body = read_object(request);
  app::name_columns(app, app::principal_of(request), request.param("id"), body["columns"],
                    body["state"].as_string());
  return answer(request, app, request.param("id"));
}

http::Response apply_batch(const http::Request& request, app::App& app) {
  app::carry_out_batch(app, app::principal_of(request), request.param("id"));
  return answer(request, app, request.param("id"));
}

http::Response undo_batch(const http::Request& request, app::App& app) {
  app::undo_batch(app, app::principal_of(request), request.param("id"));
  return answer(request, app, request.param("id"));
}

http::Response copy_dataset(const http::Request& request, app::App& app) {
  const std::string as = read_object(request)["as"].as_string();
  if (as != "copy" && as != "next-year")
    throw Error(ErrorCode::kInvalidData, "copy_kind_bad",
                {{"value", base::shorten(base::repair_utf8(as), 40)}});
  const std::string id =
      app::copy_dataset(app, app::principal_of(request), request.param("id"),
                        as == "copy" ? app::CopyKind::kCopy : app::CopyKind::kNextYear);
  Json out = Json::object();
  out.set("id", id);
  http::Response response = http::json(base::write_json(out), 201);
  response.headers.set("Location", app.base_url() + "/api/v1/datasets/" + id);
  return response;
}

}  // namespace portal::api
