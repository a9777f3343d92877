#include "portal/coverage/issued.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/issued_csv.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/format.hpp"

namespace portal::coverage {
namespace {

using app::people::Right;
using base::Json;
using coverage::IssuedEntry;
using coverage::IssuedList;
using web::PageContext;

struct Outcome {
  std::string done = {};  // key of a sentence
  std::string version = {};
  catalog::Findings findings = {};
};

Json entry_row(app::App& app, const PageContext& context, const Reader& reader,
               const std::string& agency, const IssuedEntry& entry) {
  Json row = Json::object();
  row.set("entry_id", entry.id);
  row.set("entry_title", entry.title);
  row.set("entry_href", item_href(context, coverage::issued_item(agency, entry.id)));
  row.set("entry_frequency", entry.frequency);
  if (!entry.due.empty()) row.set("entry_due", web::format_date(entry.due, context.language));
  row.set("entry_priority", entry.priority);
  row.set("entry_note", entry.note);
  if (const auto line = entry.dataset.empty() ? std::nullopt
                                              : dataset_line(app, context, reader, entry.dataset)) {
    row.set("entry_dataset", line->title);
    row.set("entry_dataset_href", line->href);
  }
  return row;
}

Json version_row(const PageContext& context, const std::string& agency, const IssuedList& list) {
  Json row = Json::object();
  row.set("version_text",
          web::say_count(context, "lists_version", list.entry_count,
                         {{"version", std::to_string(list.version)},
                          {"reviewed", web::format_date(list.reviewed, context.language)}}));
  row.set("version_title", list.title);
  row.set("version_href", "/api/v1/agencies/" + base::percent_encode(agency) +
                              "/lists.csv?version=" + std::to_string(list.version));
  return row;
}

void set_list(Json& view, app::App& app, const PageContext& context, const Reader& reader,
              const std::string& agency) {
  const auto list = coverage::find_issued(reader, agency);
  if (!list) {
    view.set("entries_none", web::say(context, "lists_none"));
    return;
  }
  view.set("list_reviewed",
           web::say(context, "lists_reviewed",
                    {{"date", web::format_date(list->reviewed, context.language)}}));
  view.set("list_title", list->title);
  if (list->url.starts_with("https://") || list->url.starts_with("http://"))
    view.set("list_url", list->url);
  Json rows = Json::array(), versions = Json::array();
  for (const auto& entry : list->entries) rows.push(entry_row(app, context, reader, agency, entry));
  for (const auto& version : coverage::list_versions(reader, agency))
    versions.push(version_row(context, agency, version));
  Json table = Json::object();
  table.set("entries", std::move(rows));
  table.set("versions", std::move(versions));
  view.set("list_table", std::move(table));
}

http::Response issued_page(const http::Request& request, app::App& app, const Outcome& outcome) {
  const PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const std::string& agency = request.param("agency");
  std::string name = app.agencies.read(app.store)->name(agency, context.language);
  if (name.empty()) name = agency;
  Json view = begin_page(context, web::say(context, "lists_title", {{"agency", name}}), "", true);
  Json crumbs = Json::array();
  crumbs.push(web::crumb(web::say(context, "manage_title"), web::local_href(context, "/manage")));
  crumbs.push(web::crumb(name, web::local_href(context, "/manage/" + agency)));
  view.set("crumbs", std::move(crumbs));
  view.set("form_action", web::local_href(context, "/manage/" + agency + "/lists"));
  view.set("form_token", app::form_token_of(request, app));
  view.set("data_csv", "/api/v1/agencies/" + base::percent_encode(agency) + "/lists.csv");
  view.set("coverage_href", list_href(context, coverage::kIssued));
  if (!outcome.done.empty())
    view.set("form_done", web::say(context, outcome.done, {{"version", outcome.version}}));
  view.set("found", findings_view(context, outcome.findings));
  const auto errors = count_errors(outcome.findings);
  if (errors) view.set("form_fault", web::say_count(context, "coverage_table_refused", errors));
  set_list(view, app, context, reader, agency);
  return pages::private_page(app.templates.render("issued_lists", context.language, view),
                             context.language, errors ? 422 : 200);
}

Outcome upload(catalog::store::WriteTransaction& change, const app::App& app, const app::Form& form,
               IssuedList list, const std::string& actor) {
  const auto* file = form.file("table");
  if (!file) throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "table"}});
  auto read = coverage::read_entries(file->content, change.read(), lists_of(app, change.read()));
  Outcome outcome;
  outcome.findings = std::move(read.findings);
  if (coverage::has_errors(outcome.findings)) return outcome;
  list.title = base::trim(form["title"]);
  list.url = base::trim(form["url"]);
  list.entries = std::move(read.entries);
  outcome.version = std::to_string(coverage::put_issued(change, list, actor));
  outcome.done = "lists_loaded";
  return outcome;
}

// The agency went through its list and found it right.
Outcome review(catalog::store::WriteTransaction& change, const IssuedList& wanted,
               const std::string& actor) {
  auto list = coverage::find_issued(change.read(), wanted.agency);
  if (!list) throw base::Error(base::ErrorCode::kNotFound, "list_version_unknown");
  list->reviewed = wanted.reviewed;
  const auto version = coverage::put_issued(change, *list, actor);
  return {.done = "lists_reviewed_again", .version = std::to_string(version)};
}

}  // namespace

std::vector<IssuedEntry> shown_entries(const Reader& reader, std::vector<IssuedEntry> entries,
                                       bool is_own) {
  if (is_own) return entries;
  for (auto& entry : entries) {
    const auto dataset = entry.dataset.empty() ? std::nullopt : reader.find_dataset(entry.dataset);
    if (!dataset || !dataset->is_public()) entry.dataset.clear();
  }
  return entries;
}

http::Response manage_issued(const http::Request& request, app::App& app) {
  app::demand(Right::kEdit, request.param("agency"), app::principal_of(request));
  want_agency(request, app.store.read(), "agency");
  return issued_page(request, app, {});
}

http::Response change_issued(const http::Request& request, app::App& app) {
  const auto& who = app::principal_of(request);
  app::demand(Right::kEdit, request.param("agency"), who);
  const app::Form form(request);
  Outcome outcome;
  {
    auto change = app.store.write();
    IssuedList list;
    list.agency = want_agency(request, change.read(), "agency");
    list.reviewed = form.text("reviewed");
    if (form["do"] == "upload")
      outcome = upload(change, app, form, std::move(list), who.person().name);
    else if (form["do"] == "reviewed")
      outcome = review(change, list, who.person().name);
    else
      throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
    change.commit();
  }
  return issued_page(request, app, outcome);
}

}  // namespace portal::coverage
