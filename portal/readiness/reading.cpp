#include "portal/readiness/reading.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "catalog/assessment/current.hpp"
#include "catalog/assessment/schema.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/readiness/readiness.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/today.hpp"
#include "portal/readiness/disputes.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

constexpr std::size_t kMostPages = 1'000'000;

std::string type_of(const catalog::store::StoredAgency& agency) {
  const base::Json document = base::parse_json(agency.document);
  const base::Json& type = document["type"];
  return base::local_name(type.is_object() ? type["@id"].as_string() : type.as_string());
}

}  // namespace

Attested read_attested(app::App& app, const std::string& scope) {
  namespace as = catalog::assessment;
  as::make_tables(app.store);
  const auto current = as::read_current(app.store.read().connection(),
                                        scope == rd::kPortal ? "" : scope, iso_day(today_of(app)));
  Attested attested;
  const auto add = [&](const std::string& id, const std::string& assessment, bool is_expired) {
    attested.hrefs[id] = "/readiness/assessments/" + assessment + "#" + id;
    if (is_expired) attested.expired.insert(id);
  };
  for (const auto& [question, answer] : current.answers) {
    attested.questions[question] = answer.rating;
    add(question, answer.assessment, answer.is_expired);
  }
  for (const auto& [dimension, area] : current.areas) {
    attested.dimensions[dimension] = area.rating;
    add(dimension, area.assessment, area.is_expired);
    if (!attested.href.empty() || !dimension.starts_with("odra.")) continue;
    attested.title = {area.title.en.empty() ? area.title.vi : area.title.en,
                      area.title.vi.empty() ? area.title.en : area.title.vi};
    attested.href = "/readiness/assessments/" + area.assessment;
  }
  return attested;
}

Picture read_picture(app::App& app, const std::string& scope,
                     const std::vector<const rd::Indicator*>& wanted) {
  Picture picture(app.registry);
  picture.scope = scope;
  picture.today = today_of(app);
  for (auto& figure : app.readiness.latest(scope))
    picture.figures.insert_or_assign(figure.indicator, std::move(figure));
  for (const auto* indicator : wanted)
    picture.histories[indicator->id] = app.readiness.history(indicator->id, scope);
  for (const auto& entry : app.registry.indicators())
    if (entry.type == rd::Type::kQuestion)
      picture.suggestions[entry.id] = app.readiness.suggest(entry.id, scope);
  picture.last = app.readiness.last_run();
  picture.last_good = app.readiness.last_good_run();
  picture.sources = app.facts.list_sources();
  if (const auto checked = app.facts.find_meta("checked"))
    picture.checked = base::parse_time(*checked);
  picture.differences =
      base::Json::number(app.facts.find_meta("differences").value_or("0")).as_integer().value_or(0);
  picture.attested = read_attested(app, scope);
  return picture;
}

std::vector<AgencyName> list_highest_agencies(app::App& app, const std::string& language) {
  const auto tree = app.agencies.read(app.store);
  std::vector<AgencyName> list;
  for (const auto& agency : app.store.read().list_agencies()) {
    if (!agency.parent.empty()) continue;
    std::string name = tree->name(agency.slug, language);
    list.push_back({agency.slug, name.empty() ? agency.slug : std::move(name), type_of(agency)});
  }
  std::ranges::sort(list, {}, [](const AgencyName& each) { return base::fold(each.name); });
  return list;
}

std::vector<AgencyPicture> read_agencies(app::App& app, const std::string& language) {
  std::vector<AgencyPicture> list;
  for (auto& agency : list_highest_agencies(app, language)) {
    Picture picture(app.registry);
    picture.scope = agency.slug;
    picture.today = today_of(app);
    for (auto& figure : app.readiness.latest(agency.slug))
      picture.figures.insert_or_assign(figure.indicator, std::move(figure));
    list.push_back({std::move(agency.slug), std::move(agency.name), std::move(agency.type),
                    std::move(picture)});
  }
  return list;
}

std::string scope_named(app::App& app, const std::string& agency) {
  if (agency.empty() || agency == rd::kPortal) return rd::kPortal;
  const auto found = app.store.read().find_agency(agency);
  if (!found) throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", agency}});
  if (!found->parent.empty())
    throw base::Error(base::ErrorCode::kNotFound, "readiness_no_scope", {{"id", agency}});
  return found->slug;
}

std::string scope_of(const http::Request& request, app::App& app, const char* parameter) {
  return scope_named(app, request.query(parameter).value_or(""));
}

const rd::Indicator& find_entry(app::App& app, const std::string& id,
                                std::optional<bool> is_question) {
  const auto* found = app.registry.find(id);
  if (!found || (is_question && (found->type == rd::Type::kQuestion) != *is_question))
    throw base::Error(base::ErrorCode::kNotFound, "readiness_entry_unknown", {{"id", id}});
  return *found;
}

std::size_t page_of(const http::Request& request) {
  const std::string text = request.query("page").value_or("");
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::size_t>(page, 1, kMostPages);
}

EvidencePage read_evidence(const http::Request& request, app::App& app,
                           const rd::Indicator& indicator, rd::UnitState state,
                           const std::string& agency, std::size_t page, std::size_t rows,
                           const std::string& language) {
  if (indicator.type != rd::Type::kRatio) return {};
  const auto units =
      app.readiness.units(indicator.id, state, agency, today_of(app), (page - 1) * rows, rows);
  const auto reader = app.store.snapshot();
  auto evidence = name_units(units, indicator, app.registry, reader, *app.agencies.read(app.store),
                             app::principal_of(request), language);
  mark_disputed(app, indicator, evidence);
  return evidence;
}

}  // namespace portal::readiness
