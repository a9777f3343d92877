#include "portal/coverage/list_pages.hpp"

#include <utility>

#include "portal/app/answer.hpp"
#include "portal/coverage/parts.hpp"
#include "portal/web/format.hpp"

namespace portal::coverage {
namespace {

using base::Json;
using web::PageContext;

Json crumbs_to(const PageContext& context, const readiness::Checklist* list) {
  Json crumbs = web::readiness_crumbs(context);
  if (!list) return crumbs;
  crumbs.push(web::crumb(web::say(context, "coverage_title"),
                         web::local_href(context, "/readiness/coverage")));
  return crumbs;
}

Json list_view(app::App& app, const PageContext& context, const Reader& reader,
               const readiness::Checklist& list) {
  Json view = Json::object();
  view.set("list_name", list.name.in(context.language));
  view.set("list_href", list_href(context, list.id));
  view.set("list_provenance", provenance_words(context.language, list));
  const auto items = items_of(app, reader, list);
  if (items.empty())
    view.set("list_none", web::say(context, "coverage_list_empty"));
  else
    view.set("list_items",
             web::say_count(context, "coverage_items", static_cast<std::int64_t>(items.size())));
  view.set("tallies", tally_view(context, coverage::tally_of(items)));
  return view;
}

Json item_row(app::App& app, const PageContext& context, const Reader& reader,
              const coverage::ItemView& item) {
  Json row = Json::object();
  row.set("item_name", item.item->name.in(context.language));
  row.set("item_href", item_href(context, item.item->id));
  const auto agency = coverage::agency_of(item.item->id);
  if (!agency.empty())
    row.set("item_agency", app.agencies.read(app.store)->name(agency, context.language));
  if (item.exempt) {
    row.set("item_exempt", web::say(context, "coverage_exempt", {{"reason", item.exempt->reason}}));
    return row;
  }
  const auto best =
      item.best.empty() ? std::nullopt : dataset_line(app, context, reader, item.best);
  if (best) {
    row.set("best_title", best->title);
    row.set("best_href", best->href);
  } else if (item.covered == coverage::Covered::kUnknown) {
    row.set("item_open", web::say_count(context, "coverage_open_claims",
                                        static_cast<std::int64_t>(item.claims.size())));
  }
  Json marks = Json::array();
  for (std::size_t i = 0; i < coverage::kChecks; ++i) {
    Json mark = mark_view(context, item.answers[i]);
    mark.set("check_name",
             web::say(context,
                      "coverage_check_" + std::string(coverage::code_of(coverage::kAllChecks[i]))));
    marks.push(std::move(mark));
  }
  row.set("marks", std::move(marks));
  return row;
}

Json heads(const PageContext& context) {
  Json list = Json::array();
  for (const auto check : coverage::kAllChecks) {
    Json head = Json::object();
    head.set("head_name",
             web::say(context, "coverage_check_" + std::string(coverage::code_of(check))));
    list.push(std::move(head));
  }
  return list;
}

}  // namespace

std::string provenance_words(const std::string& language, const readiness::Checklist& list) {
  std::string words = base::say(
      {"coverage_provenance_" + std::string(readiness::code_of(list.provenance)), {}}, language);
  if (list.framework == "odra") words += " " + base::say({"coverage_based_on_odra", {}}, language);
  return words;
}

http::Response show_lists(const http::Request& request, app::App& app) {
  const PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  Json view =
      begin_page(context, web::say(context, "coverage_title"), web::say(context, "coverage_lead"),
                 false, {{"application/json", "/readiness/coverage.json", "JSON"}});
  view.set("crumbs", crumbs_to(context, nullptr));
  Json lists = Json::array();
  for (const auto& list : lists_of(app, reader)) lists.push(list_view(app, context, reader, list));
  view.set("lists", std::move(lists));
  return shared_page(request, app, app.templates.render("coverage", context.language, view),
                     context);
}

http::Response show_list(const http::Request& request, app::App& app) {
  const PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const auto lists = lists_of(app, reader);
  const auto& list = want_list(lists, request.param("checklist"));
  const auto items = items_of(app, reader, list);
  const std::string data = "/readiness/coverage/" + list.id;
  Json view = begin_page(
      context, list.name.in(context.language), web::say(context, "coverage_list_lead"), false,
      {{"application/json", data + ".json", "JSON"}, {"text/csv", data + ".csv", "CSV"}});
  view.set("crumbs", crumbs_to(context, &list));
  view.set("list_provenance", provenance_words(context.language, list));
  view.set("list_source", list.source.in(context.language));
  if (list.note) view.set("list_note", list.note->in(context.language));
  view.set("data_json", data + ".json");
  view.set("data_csv", data + ".csv");
  view.set("tallies", tally_view(context, coverage::tally_of(items)));
  if (items.empty()) view.set("list_none", web::say(context, "coverage_list_empty"));
  Json rows = Json::array();
  for (const auto& item : items) rows.push(item_row(app, context, reader, item));
  if (!items.empty()) {
    Json table = Json::object();
    table.set("heads", heads(context));
    table.set("items", std::move(rows));
    view.set("matrix", std::move(table));
  }
  return shared_page(request, app, app.templates.render("coverage_list", context.language, view),
                     context);
}

http::Response find_item_page(const http::Request& request, app::App& app) {
  const PageContext context = app::page_context(request, app);
  const auto lists = lists_of(app, app.store.read());
  const auto& item = want_item(lists, request.param("checklist") + "/" + request.param("item"));
  http::Response response = http::redirect(303, app.base_url() + item_href(context, item.id));
  app::vary_by_language(response);
  return response;
}

}  // namespace portal::coverage
