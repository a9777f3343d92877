#include "portal/coverage/inventory.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/format.hpp"

namespace portal::coverage {
namespace {

using base::Json;
using coverage::Holding;
using web::PageContext;

constexpr const char* kAccess[] = {"open", "shared", "closed", "unknown"};

std::string access_of(const Holding& holding) {
  return holding.access.empty() ? "unknown" : holding.access;
}

// In the reader's language where it is said in it.
const std::string& told(const PageContext& context, const std::string& vi, const std::string& en) {
  return (context.language == "vi" && !vi.empty()) || en.empty() ? vi : en;
}

bool is_public(const Reader& reader, const std::string& id) {
  const auto dataset = reader.find_dataset(id);
  return dataset && dataset->is_public();
}

Json row_view(app::App& app, const PageContext& context, const Reader& reader,
              const Holding& holding, const std::string& edit_href) {
  Json row = Json::object();
  row.set("row_id", holding.id);
  row.set("row_title", told(context, holding.title_vi, holding.title_en));
  row.set("row_about", told(context, holding.description_vi, holding.description_en));
  row.set("row_access_class", access_of(holding));
  row.set("row_access", web::say(context, "inventory_access_" + access_of(holding)));
  row.set("row_reason", holding.reason);
  row.set("row_law", holding.law);
  row.set("row_system", holding.system);
  row.set("row_contact", holding.contact);
  row.set("row_note", holding.note);
  if (!holding.planned.empty())
    row.set("row_planned", web::format_date(holding.planned, context.language));
  if (const auto line = holding.dataset.empty()
                            ? std::nullopt
                            : dataset_line(app, context, reader, holding.dataset)) {
    row.set("row_dataset", line->title);
    row.set("row_dataset_href", line->href);
  }
  if (!edit_href.empty()) {
    row.set("row_edit", edit_href + "?edit=" + base::percent_encode(holding.id) + "#entry");
    row.set("row_internal", holding.internal);
  }
  return row;
}

Json form_view(const PageContext& context, const InventoryOutcome& outcome) {
  const Holding holding = outcome.edited.value_or(Holding{});
  Json form = Json::object();
  for (const auto& [key, member] : coverage::holding_fields())
    form.set("value_" + std::string(key), holding.*member);
  form.set("value_covers", base::join(holding.covers, "; "));
  form.set("form_title", web::say(context, outcome.is_new ? "inventory_add" : "inventory_change"));
  if (!outcome.is_new) form.set("form_old_id", holding.id);
  Json options = Json::array();
  for (const char* access : kAccess) {
    Json option = Json::object();
    option.set("option_value", access);
    option.set("option_label", web::say(context, std::string("inventory_access_") + access));
    option.set("option_chosen", Json::boolean(access_of(holding) == access));
    options.push(std::move(option));
  }
  form.set("access_options", std::move(options));
  return form;
}

Json counts_view(const PageContext& context, const std::vector<Holding>& holdings) {
  Json list = Json::array();
  for (const char* access : kAccess) {
    const auto count = std::ranges::count(holdings, access, access_of);
    if (count == 0) continue;
    Json item = Json::object();
    item.set("count_class", access);
    item.set("count_text",
             web::say_count(context, std::string("inventory_count_") + access, count));
    list.push(std::move(item));
  }
  return list;
}

void set_own(Json& view, const http::Request& request, app::App& app, const PageContext& context,
             const std::string& agency, const InventoryOutcome& outcome) {
  view.set("form_action", web::local_href(context, "/manage/" + agency + "/inventory"));
  view.set("form_token", app::form_token_of(request, app));
  view.set("public_href", web::agency_href(context, agency) + "/inventory");
  if (!outcome.done.empty())
    view.set("form_done", web::say(context, outcome.done, outcome.numbers));
  view.set("found", findings_view(context, outcome.findings));
  if (const auto errors = count_errors(outcome.findings))
    view.set("form_fault", web::say_count(context, "coverage_table_refused", errors));
  view.set("entry", form_view(context, outcome));
}

}  // namespace

std::vector<Holding> shown_holdings(const Reader& reader, const std::string& agency, bool is_own) {
  auto holdings = coverage::list_holdings(reader, agency);
  if (is_own) return holdings;
  for (auto& holding : holdings) {
    holding.internal.clear();
    if (!holding.dataset.empty() && !is_public(reader, holding.dataset)) holding.dataset.clear();
  }
  return holdings;
}

http::Response inventory_page(const http::Request& request, app::App& app,
                              const std::string& agency, bool is_own,
                              const InventoryOutcome& outcome) {
  const PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const std::string name = app.agencies.read(app.store)->name(agency, context.language);
  const std::string data = "/api/v1/agencies/" + base::percent_encode(agency) + "/inventory";
  const auto holdings = shown_holdings(reader, agency, is_own);
  Json view = begin_page(
      context, web::say(context, "inventory_title", {{"agency", name.empty() ? agency : name}}),
      web::say(context, "inventory_lead"), is_own,
      {{"application/json", data, "JSON"}, {"text/csv", data + ".csv", "CSV"}});
  Json crumbs = Json::array();
  if (is_own) {
    crumbs.push(web::crumb(web::say(context, "manage_title"), web::local_href(context, "/manage")));
    crumbs.push(
        web::crumb(name.empty() ? agency : name, web::local_href(context, "/manage/" + agency)));
  } else {
    crumbs.push(
        web::crumb(web::say(context, "web_nav_agencies"), web::local_href(context, "/agencies")));
    crumbs.push(web::crumb(name.empty() ? agency : name, web::agency_href(context, agency)));
  }
  view.set("crumbs", std::move(crumbs));
  view.set("data_json", data);
  view.set("data_csv", data + ".csv");
  view.set("counts", counts_view(context, holdings));
  if (is_own) set_own(view, request, app, context, agency, outcome);
  Json rows = Json::array();
  const std::string edit =
      is_own ? web::local_href(context, "/manage/" + agency + "/inventory") : "";
  for (const auto& holding : holdings) rows.push(row_view(app, context, reader, holding, edit));
  if (holdings.empty())
    view.set("rows_none", web::say(context, "inventory_none"));
  else
    view.set("rows", std::move(rows));
  std::string html = app.templates.render("inventory", context.language, view);
  if (!is_own) return shared_page(request, app, std::move(html), context);
  return pages::private_page(std::move(html), context.language,
                             outcome.findings.empty() || !outcome.done.empty() ? 200 : 422);
}

http::Response show_inventory(const http::Request& request, app::App& app) {
  const auto reader = app.store.read();
  const std::string agency = want_agency(request, reader, "slug");
  // Whoever goes on for it holds what it held.
  if (const auto heir = reader.current_agency(agency); heir != agency)
    return http::redirect(
        301, "/" + app::language_of(request, app) + "/agencies/" + heir + "/inventory");
  return inventory_page(request, app, agency, false, {});
}

}  // namespace portal::coverage
