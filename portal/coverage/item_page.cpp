#include "portal/coverage/item_page.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/coverage/inventory.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/coverage/list_pages.hpp"
#include "portal/coverage/parts.hpp"
#include "portal/web/format.hpp"

namespace portal::coverage {
namespace {

using base::Json;
using coverage::Claim;
using coverage::State;
using web::PageContext;
namespace people = catalog::people;

// Reasons are codes with a sentence, or words.
std::string reason_words(const PageContext& context, const std::string& reason) {
  const auto& codes = coverage::reject_reasons();
  if (std::ranges::find(codes, reason) == codes.end()) return reason;
  return web::say(context, "coverage_reason_" + reason);
}

bool has_tick(const Claim& claim, const readiness::Words& characteristic) {
  return std::ranges::find(claim.ticks, characteristic.en) != claim.ticks.end();
}

Json ticks_view(const PageContext& context, const Claim& claim,
                const readiness::ChecklistItem& item) {
  Json list = Json::array();
  for (const auto& characteristic : item.characteristics) {
    Json tick = Json::object();
    tick.set("tick_name", characteristic.en);
    tick.set("tick_label", characteristic.in(context.language));
    tick.set("tick_chosen", Json::boolean(has_tick(claim, characteristic)));
    list.push(std::move(tick));
  }
  return list;
}

// What of a confirmed dataset keeps it from counting.
std::string missing_ticks(const PageContext& context, const Claim& claim,
                          const readiness::ChecklistItem& item) {
  std::string names;
  for (const auto& characteristic : item.characteristics)
    if (!has_tick(claim, characteristic))
      names += (names.empty() ? "" : "; ") + characteristic.in(context.language);
  return names.empty() ? names : web::say(context, "coverage_not_counted", {{"names", names}});
}

constexpr std::int64_t kYear = 365;

struct ItemPage {
  app::App& app;
  const PageContext& context;
  const Reader& reader;
  const readiness::ChecklistItem& item;
  bool may_decide = false;

  Json claim_view(const Claim& claim) const {
    Json view = Json::object();
    if (const auto line = dataset_line(app, context, reader, claim.dataset)) {
      view.set("claim_title", line->title);
      view.set("claim_href", line->href);
      view.set("claim_agency", line->agency);
      view.set("claim_agency_href", line->agency_href);
    }
    const std::string state(coverage::code_of(claim.state));
    view.set("claim_dataset", claim.dataset);
    view.set("claim_class", state);
    view.set("claim_state", web::say(context, "coverage_state_" + state));
    view.set("claim_origin",
             web::say(context, "coverage_origin_" + std::string(coverage::code_of(claim.origin))));
    if (claim.state == State::kRejected)
      view.set("claim_reason", reason_words(context, claim.reason));
    if (claim.state == State::kConfirmed)
      view.set("claim_missing", missing_ticks(context, claim, item));
    if (may_decide) {
      Json decide = Json::object();
      if (claim.state != State::kSuggested) decide.set("claim_note", claim.note);
      decide.set("ticks", ticks_view(context, claim, item));
      if (!item.characteristics.empty()) decide.set("has_ticks", Json::boolean(true));
      if (claim.state != State::kRejected) decide.set("may_reject", Json::boolean(true));
      view.set("decide", std::move(decide));
    }
    return view;
  }

  Json claims_view(const std::vector<Claim>& claims) const {
    Json list = Json::array();
    for (const auto& claim : claims) list.push(claim_view(claim));
    return list;
  }

  // Who has said that they hold it, and who promised it.
  Json holders_view() const {
    std::set<std::string> slugs;
    if (const auto agency = coverage::agency_of(item.id); !agency.empty()) slugs.emplace(agency);
    for (const auto& [agency, holdings] : coverage::list_all_holdings(reader))
      for (const auto& holding : holdings)
        if (std::ranges::find(holding.covers, item.id) != holding.covers.end())
          slugs.insert(agency);
    Json list = Json::array();
    for (const auto& slug : slugs) {
      Json holder = Json::object();
      holder.set("holder_name", app.agencies.read(app.store)->name(slug, context.language));
      holder.set("holder_href", web::agency_href(context, slug));
      list.push(std::move(holder));
    }
    return list;
  }
};

// "every 3,650 days" is told in years.
std::string update_words(const PageContext& context, std::int64_t days) {
  if (days % kYear == 0) return web::say_count(context, "coverage_update_years", days / kYear);
  return web::say_count(context, "coverage_update_days", days);
}

void set_about(Json& view, const ItemPage& page, const readiness::Checklist& list) {
  const auto& [app, context, reader, item, may_decide] = page;
  view.set("list_provenance", provenance_words(context.language, list));
  view.set("list_source", list.source.in(context.language));
  Json characteristics = Json::array();
  for (const auto& each : item.characteristics) characteristics.push(each.in(context.language));
  if (!item.characteristics.empty()) {
    Json wanted = Json::object();
    wanted.set("characteristics", std::move(characteristics));
    view.set("wanted", std::move(wanted));
  }
  if (item.update_days) view.set("item_update", update_words(context, *item.update_days));
  Json holders = page.holders_view();
  if (holders.items().empty()) view.set("holders_none", web::say(context, "coverage_holders_none"));
  view.set("holders", std::move(holders));
  const auto& words = context.language == "vi" ? item.suggest_vi : item.suggest_en;
  const std::string query = words.empty() ? item.name.in(context.language) : words[0];
  view.set("search_href", web::local_href(context, "/datasets?q=" + base::percent_encode(query)));
  view.set("search_words", query);
}

void set_state(Json& view, const ItemPage& page, const coverage::ItemView& found) {
  const PageContext& context = page.context;
  const std::string covered(coverage::code_of(found.covered));
  view.set("item_covered", web::say(context, "coverage_is_" + covered));
  view.set("item_class", covered);
  if (found.exempt) view.set("item_exempt", found.exempt->reason);
  if (found.claims.empty() && !found.exempt)
    view.set("found_none", web::say(context, "coverage_found_none"));
  view.set("claims", page.claims_view(found.claims));
  if (!found.rejected.empty()) {
    Json rejected = Json::object();
    rejected.set("rejected_claims", page.claims_view(found.rejected));
    view.set("rejected", std::move(rejected));
  }
  if (found.best.empty()) return;
  Json checks = Json::array();
  for (std::size_t i = 0; i < coverage::kChecks; ++i) {
    Json mark = mark_view(context, found.answers[i]);
    mark.set("check_name",
             web::say(context,
                      "coverage_check_" + std::string(coverage::code_of(coverage::kAllChecks[i]))));
    checks.push(std::move(mark));
  }
  Json best = Json::object();
  best.set("checks", std::move(checks));
  view.set("best", std::move(best));
}

// What the reader may do, with the forms for it.
void set_forms(Json& view, const http::Request& request, const ItemPage& page,
               const coverage::ItemView& found) {
  const PageContext& context = page.context;
  view.set("form_action", item_href(context, page.item.id));
  view.set("form_token", app::form_token_of(request, page.app));
  const bool is_known = app::principal_of(request).by() == people::Principal::By::kSession;
  view.set("may_hint", Json::boolean(is_known));
  if (!is_known && context.has_accounts)
    view.set("sign_in_href",
             web::local_href(context, "/sign-in?next=" +
                                          base::percent_encode(item_href(context, page.item.id))));
  const auto site = page.app.site();
  view.set("contact_email", site->config.contact_email);
  if (!page.may_decide) return;
  Json reasons = Json::array();
  for (const auto& code : coverage::reject_reasons()) {
    Json reason = Json::object();
    reason.set("reason_code", code);
    reason.set("reason_name", web::say(context, "coverage_reason_" + code));
    reasons.push(std::move(reason));
  }
  view.set("reasons", std::move(reasons));
  Json steward = Json::object();
  steward.set(found.exempt ? "may_ask_again" : "may_exempt", Json::boolean(true));
  view.set("steward", std::move(steward));
}

}  // namespace

http::Response show_item(const http::Request& request, app::App& app) {
  {
    const auto reader = app.store.snapshot();
    const std::string id = request.param("checklist") + "/" + request.param("item");
    const auto lists = lists_of(app, reader);
    // An entry of a former agency's list stands in its heir's.
    const auto* item = coverage::find_current_item(lists, reader, id);
    if (item && item->id != id)
      return http::redirect(301, item_href(app::page_context(request, app), item->id));
  }
  return item_page(request, app, "");
}

http::Response item_page(const http::Request& request, app::App& app, const std::string& done) {
  const PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  const auto lists = lists_of(app, reader);
  const auto& item = want_item(lists, request.param("checklist") + "/" + request.param("item"));
  const auto& list = want_list(lists, request.param("checklist"));
  const auto views = items_of(app, reader, list);
  const auto found = std::ranges::find(views, &item, &coverage::ItemView::item);
  const ItemPage page{app, context, reader, item,
                      app::principal_of(request).may_everywhere(people::Right::kAssess)};
  const std::string& name = item.name.in(context.language);
  Json view = begin_page(context, name,
                         web::say(context, "coverage_item_lead",
                                  {{"item", name}, {"list", list.name.in(context.language)}}),
                         false);
  Json crumbs = web::readiness_crumbs(context);
  crumbs.push(web::crumb(web::say(context, "coverage_title"),
                         web::local_href(context, "/readiness/coverage")));
  crumbs.push(web::crumb(list.name.in(context.language), list_href(context, list.id)));
  view.set("crumbs", std::move(crumbs));
  if (!done.empty()) view.set("form_done", web::say(context, done));
  set_about(view, page, list);
  set_state(view, page, *found);
  set_forms(view, request, page, *found);
  return shared_page(request, app, app.templates.render("coverage_item", context.language, view),
                     context);
}

}  // namespace portal::coverage
