#include "portal/pages/records.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/bulk/templates.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/readiness/readiness.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/url.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/batch_pages.hpp"
#include "portal/web/format.hpp"

namespace portal::pages {
namespace {

using catalog::store::StoredDataset;

constexpr std::size_t kPageRows = 50;
constexpr std::size_t kMostFailing = 10'000;
constexpr const char* kStates[] = {"draft",     "review",   "scheduled",
                                   "published", "archived", "withdrawn"};

std::size_t offset_of(const http::Request& request) {
  const std::string text = request.query("offset").value_or("");
  std::size_t offset = 0;
  std::from_chars(text.data(), text.data() + text.size(), offset);
  return offset;
}

web::RecordRow row_of(const StoredDataset& dataset, const std::string& language) {
  web::RecordRow row;
  row.id = dataset.id;
  row.slug = dataset.slug;
  row.title = catalog::text_in(base::parse_json(dataset.document)["title"], language).text;
  row.state = dataset.state;
  row.is_restricted = dataset.visibility != "public";
  row.changed_at = dataset.updated_at;
  return row;
}

// Those that fit, the latest changed first.
std::vector<web::RecordRow> find_records(const catalog::store::Reader& reader,
                                         const std::string& agency, const std::string& words,
                                         const std::string& state, const std::string& language) {
  std::vector<web::RecordRow> found;
  const std::string wanted = base::fold(words);
  catalog::store::DatasetFilter filter;
  filter.agency = agency;
  reader.for_each_dataset(filter, [&](const StoredDataset& dataset) {
    if (!state.empty() && dataset.state != state) return true;
    web::RecordRow row = row_of(dataset, language);
    if (wanted.empty() || base::fold(row.title).find(wanted) != std::string::npos)
      found.push_back(std::move(row));
    return true;
  });
  std::ranges::stable_sort(found, std::ranges::greater(), &web::RecordRow::changed_at);
  return found;
}

std::vector<web::Choice> state_choices(const web::PageContext& context, const std::string& chosen,
                                       const char* none) {
  std::vector<web::Choice> list = {{"", web::say(context, none), chosen.empty()}};
  for (const char* state : kStates)
    list.push_back(
        {state, web::say(context, std::string("web_bulk_state_") + state), chosen == state});
  return list;
}

// Leaves those that fail a readiness indicator, and ticks them: the bulk edit is then filled in.
void keep_failing(web::RecordsView& view, std::vector<web::RecordRow>& records, app::App& app,
                  const web::PageContext& context) {
  namespace rd = catalog::readiness;
  const auto* indicator = app.registry.find(view.failing);
  const bool is_of_files = indicator && indicator->unit == "distribution";
  if (!indicator || indicator->type != rd::Type::kRatio ||
      (!is_of_files && indicator->unit != "dataset")) {
    view.failing.clear();
    return;
  }
  view.failing_question = indicator->question.in(context.language);
  const auto above = app.agencies.read(app.store)->above(view.slug);
  const auto units = app.readiness.units(view.failing, rd::UnitState::kFail,
                                         above.empty() ? view.slug : above.back(),
                                         web::day_of(base::now(), context.zone), 0, kMostFailing);
  const auto reader = app.store.snapshot();
  std::set<std::string> failing;
  for (const auto& unit : units.rows) {
    const auto file = is_of_files ? reader.find_distribution(unit.key) : std::nullopt;
    failing.insert(file ? file->dataset : unit.key);
  }
  std::erase_if(records, [&](const web::RecordRow& row) { return !failing.contains(row.id); });
  for (auto& row : records) row.is_chosen = true;
}

void add_choices(web::RecordsView& view, const web::PageContext& context) {
  const web::Choice leave = {"", web::say(context, "web_bulk_leave"), true};
  view.licences = view.frequencies = view.themes = view.moves = {leave};
  for (const auto& licence : catalog::vocab::list_licences())
    view.licences.push_back(
        {std::string(licence.iri), std::string(licence.label(context.language))});
  for (const auto& term : catalog::vocab::vocabulary("frequencies").terms())
    view.frequencies.push_back({std::string(term.iri), std::string(term.label(context.language))});
  for (const auto& term : catalog::vocab::vocabulary("themes").terms())
    view.themes.push_back({std::string(term.iri), std::string(term.label(context.language))});
  for (const char* state : {"review", "draft", "published", "archived", "withdrawn"})
    view.moves.push_back({state, web::say(context, std::string("web_bulk_state_") + state)});
}

}  // namespace

http::Response show_records(const http::Request& request, app::App& app) {
  const std::string& agency = request.param("agency");
  app::demand(app::people::Right::kEdit, agency, app::principal_of(request));
  const web::PageContext context = app::page_context(request, app);
  const auto reader = app.store.snapshot();
  web::RecordsView view;
  view.slug = agency;
  view.agency = app.agencies.read(app.store)->name(agency, context.language);
  view.form_token = app::form_token_of(request, app);
  view.words = request.query("q").value_or("");
  const std::string state = request.query("state").value_or("");
  view.states = state_choices(context, state, "web_records_every_state");
  auto found = find_records(reader, agency, view.words, state, context.language);
  view.failing = request.query("failing").value_or("");
  if (!view.failing.empty()) keep_failing(view, found, app, context);
  view.total = found.size();
  const std::size_t offset = std::min(offset_of(request), found.size());
  const std::size_t end = std::min(offset + kPageRows, found.size());
  if (end < found.size())
    view.next_href = http::with_query(web::local_href(context, "/manage/" + agency + "/datasets"),
                                      {{"q", view.words},
                                       {"state", state},
                                       {"failing", view.failing},
                                       {"offset", std::to_string(end)}});
  view.records.assign(std::make_move_iterator(found.begin() + static_cast<std::ptrdiff_t>(offset)),
                      std::make_move_iterator(found.begin() + static_cast<std::ptrdiff_t>(end)));
  add_choices(view, context);
  for (const auto& each : catalog::bulk::list_templates(reader, agency))
    view.templates.push_back(each.name);
  return private_page(web::records_page(app.templates, context, view), context.language);
}

}  // namespace portal::pages
