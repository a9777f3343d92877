#include "portal/coverage/table_api.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/holding_csv.hpp"
#include "catalog/coverage/issued_csv.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "portal/api/findings.hpp"
#include "portal/api/parameters.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/app/principal.hpp"
#include "portal/coverage/data.hpp"
#include "portal/coverage/inventory.hpp"
#include "portal/coverage/issued.hpp"
#include "portal/coverage/parts.hpp"

namespace portal::coverage {
namespace {

using app::people::Right;
using base::ErrorCode;
using base::Json;
using catalog::Findings;

std::string type_of(const http::Request& request) {
  std::string type = request.header("content-type");
  type.resize(std::min(type.find(';'), type.size()));
  return std::string(base::trim(base::lower_ascii(type)));
}

[[noreturn]] void throw_type(const char* allowed) {
  throw base::Error(ErrorCode::kUnsupportedType, "body_type_bad", {{"allowed", allowed}});
}

Json findings_json(const Findings& findings) {
  Json list = Json::array();
  for (const auto& finding : findings) list.push(api::finding_json(finding));
  return list;
}

// Nothing was changed; every row says why.
http::Response refuse(const http::Request& request, const app::App& app, const Findings& findings) {
  Json more = Json::object();
  more.set("findings", findings_json(findings));
  http::Response response = app::problem(
      422, {"coverage_table_refused", {{"count", std::to_string(count_errors(findings))}}},
      app::language_of(request, app), base::random_hex(8), more);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

// What one person may see is nobody else's to keep.
http::Response kept_apart(http::Response response, bool is_private) {
  if (is_private) response.headers.set("Cache-Control", "private, no-store");
  return response;
}

Json holdings_json(const std::vector<coverage::Holding>& holdings, bool with_internal) {
  Json items = Json::array();
  for (const auto& holding : holdings) items.push(coverage::to_json(holding, with_internal));
  return items;
}

Json about_version(const coverage::IssuedList& list) {
  Json out = Json::object();
  out.set("version", Json::integer(list.version));
  out.set("reviewed", list.reviewed);
  out.set("title", list.title);
  out.set("url", list.url);
  out.set("entries", Json::integer(list.entry_count));
  out.set("loaded", base::format_time(list.loaded));
  return out;
}

bool edits(const http::Request& request, const std::string& agency) {
  return app::principal_of(request).may(Right::kEdit, agency);
}

}  // namespace

http::Response inventory_json(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const std::string agency = reader.current_agency(want_agency(request, reader, "id"));
  const bool is_own = edits(request, agency);
  const auto holdings = shown_holdings(reader, agency, is_own);
  Json out = Json::object();
  out.set("agency", agency);
  out.set("total", Json::integer(static_cast<std::int64_t>(holdings.size())));
  out.set("items", holdings_json(holdings, is_own));
  return kept_apart(app::tagged_by_content(app::json_answer(out), app), is_own);
}

http::Response inventory_csv(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const std::string agency = reader.current_agency(want_agency(request, reader, "id"));
  const bool is_own = edits(request, agency);
  return kept_apart(
      named_table(request, coverage::write_holdings(shown_holdings(reader, agency, is_own), is_own),
                  "inventory-" + agency, app),
      is_own);
}

http::Response put_inventory(const http::Request& request, app::App& app) {
  const auto& who = app::principal_of(request);
  app::demand(Right::kEdit, request.param("id"), who);
  const std::string type = type_of(request);
  auto change = app.store.write();
  const std::string agency = want_agency(request, change.read(), "id");
  const auto now = coverage::list_holdings(change.read(), agency);
  const auto lists = lists_of(app, change.read());
  coverage::ReadHoldings read;
  if (type == "text/csv") {
    read = coverage::read_holdings(request.body, now, change.read(), lists);
  } else if (type == "application/json") {
    const Json body = base::parse_json(request.body);
    if (!body["items"].is_array())
      throw base::Error(ErrorCode::kInvalidData, "coverage_items_needed");
    read = coverage::read_holdings_json(body["items"], now, change.read(), lists);
  } else {
    throw_type("text/csv, application/json");
  }
  if (coverage::has_errors(read.findings)) return refuse(request, app, read.findings);
  const auto done = coverage::replace_holdings(change, agency, read.holdings, who.person().name);
  Json out = Json::object();
  out.set("agency", agency);
  out.set("total", Json::integer(static_cast<std::int64_t>(read.holdings.size())));
  out.set("added", Json::integer(done.added));
  out.set("changed", Json::integer(done.changed));
  out.set("removed", Json::integer(done.removed));
  out.set("findings", findings_json(read.findings));
  change.commit();
  return kept_apart(app::json_answer(out), true);
}

http::Response issued_json(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const std::string agency = want_agency(request, reader, "id");
  Json versions = Json::array();
  for (const auto& version : coverage::list_versions(reader, agency))
    versions.push(about_version(version));
  Json out = Json::object();
  out.set("agency", agency);
  out.set("versions", std::move(versions));
  Json items = Json::array();
  const bool is_own = edits(request, agency);
  if (const auto list = coverage::find_issued(reader, agency))
    for (const auto& entry : shown_entries(reader, list->entries, is_own))
      items.push(coverage::to_json(entry));
  out.set("items", std::move(items));
  return kept_apart(app::tagged_by_content(app::json_answer(out), app), is_own);
}

http::Response issued_csv(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const std::string agency = want_agency(request, reader, "id");
  const auto version = api::integer_parameter(request, "version", 0, 0, INT64_MAX);
  const auto list = version == 0 ? coverage::find_issued(reader, agency)
                                 : coverage::find_version(reader, agency, version);
  if (!list && version > 0) throw base::Error(ErrorCode::kNotFound, "list_version_unknown");
  const bool is_own = edits(request, agency);
  const auto entries =
      list ? shown_entries(reader, list->entries, is_own) : std::vector<coverage::IssuedEntry>();
  return kept_apart(named_table(request, coverage::write_entries(entries), "list-" + agency, app),
                    is_own);
}

http::Response put_issued(const http::Request& request, app::App& app) {
  const auto& who = app::principal_of(request);
  app::demand(Right::kEdit, request.param("id"), who);
  if (type_of(request) != "text/csv") throw_type("text/csv");
  auto change = app.store.write();
  coverage::IssuedList list;
  list.agency = want_agency(request, change.read(), "id");
  list.reviewed = request.query("reviewed").value_or("");
  list.title = base::trim(request.query("title").value_or(""));
  list.url = base::trim(request.query("url").value_or(""));
  auto read = coverage::read_entries(request.body, change.read(), lists_of(app, change.read()));
  if (coverage::has_errors(read.findings)) return refuse(request, app, read.findings);
  list.entries = std::move(read.entries);
  list.version = coverage::put_issued(change, list, who.person().name);
  list.entry_count = static_cast<std::int64_t>(list.entries.size());
  list.loaded = base::now();
  change.commit();
  Json out = about_version(list);
  out.set("findings", findings_json(read.findings));
  return kept_apart(app::json_answer(out), true);
}

}  // namespace portal::coverage
