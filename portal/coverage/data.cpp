#include "portal/coverage/data.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/documents/csv_table.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/coverage/list_pages.hpp"
#include "portal/coverage/parts.hpp"

namespace portal::coverage {
namespace {

using base::Json;
using coverage::Claim;

std::string address_of(const app::App& app, std::string_view item) {
  return app.base_url() + "/readiness/checklist/" + base::percent_encode(coverage::list_of(item)) +
         "/" + base::percent_encode(coverage::name_in_list(item));
}

Json tally_json(const coverage::Tally& tally) {
  Json out = Json::object();
  out.set("covered", Json::integer(tally.covered));
  out.set("unknown", Json::integer(tally.unknown));
  out.set("uncovered", Json::integer(tally.uncovered));
  out.set("not_applicable", Json::integer(tally.not_applicable));
  return out;
}

Json about_list(const app::App& app, const readiness::Checklist& list) {
  Json out = Json::object();
  out.set("id", list.id);
  out.set("name", both(list.name));
  out.set("provenance", readiness::code_of(list.provenance));
  Json words = Json::object();
  for (const char* language : {"vi", "en"}) words.set(language, provenance_words(language, list));
  out.set("provenance_text", std::move(words));
  out.set("source", both(list.source));
  if (list.note) out.set("note", both(*list.note));
  out.set("url", app.base_url() + "/readiness/coverage/" + base::percent_encode(list.id) + ".json");
  return out;
}

Json claim_json(const app::App& app, const Claim& claim, const readiness::ChecklistItem& item) {
  Json out = Json::object();
  out.set("dataset", claim.dataset);
  out.set("dataset_url", app.base_url() + "/datasets/" + claim.dataset);
  out.set("state", coverage::code_of(claim.state));
  out.set("origin", coverage::code_of(claim.origin));
  out.set("counts", Json::boolean(coverage::counts(claim, item)));
  if (!claim.reason.empty()) out.set("reason", claim.reason);
  Json ticks = Json::array();
  for (const auto& tick : claim.ticks) ticks.push(tick);
  if (claim.state == coverage::State::kConfirmed) out.set("characteristics", std::move(ticks));
  out.set("changed", base::format_time(claim.changed));
  return out;
}

Json view_json(const app::App& app, const coverage::ItemView& view) {
  const auto& item = *view.item;
  Json out = Json::object();
  out.set("id", item.id);
  out.set("url", address_of(app, item.id));
  out.set("name", both(item.name));
  if (const auto agency = coverage::agency_of(item.id); !agency.empty()) out.set("agency", agency);
  Json characteristics = Json::array();
  for (const auto& each : item.characteristics) characteristics.push(both(each));
  out.set("characteristics", std::move(characteristics));
  if (item.update_days) out.set("update_days", Json::integer(*item.update_days));
  out.set("status", coverage::code_of(view.covered));
  if (view.exempt) out.set("not_applicable", view.exempt->reason);
  Json checks = Json::object();
  for (std::size_t i = 0; i < coverage::kChecks; ++i)
    checks.set(coverage::code_of(coverage::kAllChecks[i]), coverage::code_of(view.answers[i]));
  out.set("checks", std::move(checks));
  if (!view.best.empty()) out.set("best", view.best);
  Json claims = Json::array();
  for (const auto* list : {&view.claims, &view.rejected})
    for (const auto& claim : *list) claims.push(claim_json(app, claim, item));
  out.set("claims", std::move(claims));
  return out;
}

}  // namespace

Json both(const readiness::Words& words) {
  Json out = Json::object();
  out.set("vi", words.vi);
  out.set("en", words.en);
  return out;
}

http::Response named_table(const http::Request& request, std::string table, const std::string& name,
                           const app::App& app) {
  http::Response response = app::csv_answer(request, std::move(table));
  response.headers.set("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
  return app::tagged_by_content(std::move(response), app);
}

Json item_json(app::App& app, const Reader& reader, const std::string& id) {
  const auto lists = lists_of(app, reader);
  const auto& item = want_item(lists, id);
  const auto views = items_of(app, reader, *coverage::find_list(lists, coverage::list_of(id)));
  return view_json(app, *std::ranges::find(views, &item, &coverage::ItemView::item));
}

http::Response lists_json(const http::Request&, app::App& app) {
  const auto reader = app.store.snapshot();
  Json items = Json::array();
  for (const auto& list : lists_of(app, reader)) {
    Json item = about_list(app, list);
    item.set("items", Json::integer(static_cast<std::int64_t>(list.items.size())));
    item.set("counts", tally_json(coverage::tally_of(items_of(app, reader, list))));
    items.push(std::move(item));
  }
  Json out = Json::object();
  out.set("checklists", std::move(items));
  return app::tagged_by_content(app::json_answer(out), app);
}

http::Response list_json(const http::Request& request, app::App& app) {
  const auto reader = app.store.snapshot();
  const auto lists = lists_of(app, reader);
  const auto& list = want_list(lists, request.param("checklist"));
  const auto views = items_of(app, reader, list);
  Json out = about_list(app, list);
  out.set("counts", tally_json(coverage::tally_of(views)));
  Json items = Json::array();
  for (const auto& view : views) items.push(view_json(app, view));
  out.set("items", std::move(items));
  return app::tagged_by_content(app::json_answer(out), app);
}

http::Response list_csv(const http::Request& request, app::App& app) {
  using catalog::documents::csv_cell;
  const auto reader = app.store.snapshot();
  const auto lists = lists_of(app, reader);
  const auto& list = want_list(lists, request.param("checklist"));
  std::string out = "item,name_vi,name_en,status";
  for (const auto check : coverage::kAllChecks) out += "," + std::string(coverage::code_of(check));
  out += ",dataset,claimed,suggested,not_applicable\r\n";
  for (const auto& view : items_of(app, reader, list)) {
    out += csv_cell(view.item->id) + "," + csv_cell(view.item->name.vi) + "," +
           csv_cell(view.item->name.en) + "," + std::string(coverage::code_of(view.covered));
    for (const auto answer : view.answers) out += "," + std::string(coverage::code_of(answer));
    const auto count = [&](coverage::State state) {
      return std::to_string(std::ranges::count(view.claims, state, &Claim::state));
    };
    out += "," + view.best + "," + count(coverage::State::kClaimed) + "," +
           count(coverage::State::kSuggested) + "," +
           csv_cell(view.exempt ? view.exempt->reason : "") + "\r\n";
  }
  return named_table(request, std::move(out), "coverage-" + list.id, app);
}

}  // namespace portal::coverage
