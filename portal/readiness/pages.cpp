#include "portal/readiness/pages.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/readiness/readiness.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/content_answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/app/today.hpp"
#include "portal/pages/home.hpp"
#include "portal/readiness/indicator_page.hpp"
#include "portal/readiness/overview_page.hpp"
#include "portal/readiness/reading.hpp"
#include "portal/readiness/what_if_page.hpp"
#include "portal/web/form_places.hpp"

namespace portal::readiness {
namespace {

using app::people::Right;

constexpr std::size_t kGains = 10;
constexpr std::size_t kTicks = 100;  // of one request
constexpr const char* kPoints = "m.idx.mqa405";
constexpr const char* kFaults[] = {"m.acc.broken_long", "m.acc.reachable", "m.time.in_time"};

http::Response page(std::string html, const web::PageContext& context, const app::App& app) {
  return app::tagged_by_content(pages::page(std::move(html), context, app), app, context.language);
}

std::string name_of(app::App& app, const std::string& scope, const std::string& language) {
  if (scope == rd::kPortal) return "";
  const std::string name = app.agencies.read(app.store)->name(scope, language);
  return name.empty() ? scope : name;
}

std::vector<const rd::Indicator*> measured_of(const rd::Registry& registry) {
  std::vector<const rd::Indicator*> list;
  for (const auto& entry : registry.indicators())
    if (entry.framework == "measured" && entry.type != rd::Type::kQuestion) list.push_back(&entry);
  return list;
}

std::vector<AgencyChoice> type_choices(const std::vector<AgencyPicture>& agencies,
                                       const std::string& chosen, const web::PageContext& context) {
  std::vector<AgencyChoice> list = {
      {"", web::say(context, "readiness_every_type"), chosen.empty()}};
  std::set<std::string> types;
  for (const auto& agency : agencies)
    if (!agency.type.empty()) types.insert(agency.type);
  for (const auto& type : types) {
    const auto* term = catalog::vocab::vocabulary("publisher-types").find(type);
    list.push_back(
        {type, term ? std::string(term->label(context.language)) : type, type == chosen});
  }
  return list;
}

// Faults of the datasets that are used most: what most people meet.
std::vector<OldFault> list_faults(app::App& app, const std::string& scope,
                                  const std::string& language) {
  const auto uses = app.usage_table.list_recent_uses(base::now());
  std::vector<OldFault> faults;
  if (uses.empty()) return faults;
  const auto reader = app.store.snapshot();
  for (const char* id : kFaults) {
    const auto* indicator = app.registry.find(id);
    if (!indicator || indicator->type != rd::Type::kRatio) continue;
    const auto units = app.readiness.most_used_units(
        id, rd::UnitState::kFail, scope == rd::kPortal ? "" : scope, today_of(app), kGains);
    for (const auto& unit : units) {
      const auto dataset = indicator->unit == "dataset"
                               ? reader.find_dataset(unit.key)
                               : reader.find_dataset_of_distribution(unit.key);
      if (!dataset || !dataset->is_public()) continue;
      const auto used = uses.find(dataset->id);
      if (used == uses.end() || used->second.downloads == 0) continue;
      faults.push_back(
          {catalog::text_in(base::parse_json(dataset->document)["title"], language).text,
           "/datasets/" + base::percent_encode(dataset->slug), id, used->second.downloads});
    }
  }
  std::ranges::stable_sort(faults, std::ranges::greater(), &OldFault::downloads);
  if (faults.size() > kGains) faults.resize(kGains);
  return faults;
}

// Of the whole portal a tick may take more than its agency has.
std::vector<rd::Tick> count_ticks(app::App& app, const std::string& scope,
                                  const std::vector<rd::Tick>& ticks) {
  if (scope != rd::kPortal) return ticks;
  std::vector<rd::Tick> all;
  for (const auto& tick : ticks)
    for (auto& each : spread(tick, app.readiness.latest_of_agencies(tick.indicator)))
      all.push_back(std::move(each));
  return all;
}

}  // namespace

http::Response show_overview(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  auto wanted = measured_of(app.registry);
  for (const auto& entry : app.registry.indicators())
    if (entry.type == rd::Type::kQuestion && !entry.inputs.empty()) wanted.push_back(&entry);
  const Picture picture = read_picture(app, rd::kPortal, wanted);
  return page(overview_page(app.templates, context, picture), context, app);
}

http::Response show_dimension(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const std::string scope = scope_of(request, app, "agency");
  const auto* dimension = app.registry.find_dimension(request.param("id"));
  if (!dimension)
    throw base::Error(base::ErrorCode::kNotFound, "readiness_entry_unknown",
                      {{"id", request.param("id")}});
  auto wanted = indicators_of(app.registry, *dimension);
  for (const auto* entry : app.registry.list_of_dimension(dimension->id))
    if (entry->type == rd::Type::kQuestion) wanted.push_back(entry);
  const Picture picture = read_picture(app, scope, wanted);
  return page(dimension_page(app.templates, context, picture, *dimension,
                             name_of(app, scope, context.language)),
              context, app);
}

http::Response show_question(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const auto& question = find_entry(app, request.param("id"), true);
  std::vector<const rd::Indicator*> inputs = {&question};
  for (const auto& input : question.inputs)
    if (const auto* indicator = app.registry.find(input.id)) inputs.push_back(indicator);
  const Picture picture = read_picture(app, rd::kPortal, inputs);
  return page(question_page(app.templates, context, picture, question), context, app);
}

http::Response show_indicator(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const auto& indicator = find_entry(app, request.param("id"), false);
  const std::string scope = scope_of(request, app, "agency");
  std::vector<const rd::Indicator*> wanted = {&indicator};
  for (const auto& component : indicator.components)
    if (const auto* part = app.registry.find(component.id)) wanted.push_back(part);
  const Picture picture = read_picture(app, scope, wanted);
  IndicatorExtra extra;
  extra.agency = scope == rd::kPortal ? "" : scope;
  extra.agency_name = name_of(app, scope, context.language);
  extra.state = parse_state(request.query("state").value_or("")).value_or(rd::UnitState::kFail);
  extra.page = page_of(request);
  extra.form_token = app::form_token_of(request, app);
  extra.may_fix_all = !extra.agency.empty() && indicator.fix && indicator.fix->is_bulk &&
                      web::can_mend_in_bulk(indicator.id) &&
                      app::principal_of(request).may(Right::kEdit, extra.agency);
  for (auto& figure : app.readiness.latest_of_agencies(indicator.id)) {
    std::string name = name_of(app, figure.scope, context.language);
    extra.agencies.push_back({figure.scope, std::move(name), std::move(figure)});
  }
  std::ranges::sort(extra.agencies, {},
                    [](const NamedFigure& each) { return base::fold(each.name); });
  extra.evidence = read_evidence(request, app, indicator, extra.state, extra.agency, extra.page,
                                 kEvidenceRows, context.language);
  return page(indicator_page(app.templates, context, picture, indicator, extra), context, app);
}

http::Response show_agencies(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  auto agencies = read_agencies(app, context.language);
  const std::string type = request.query("type").value_or("");
  const auto types = type_choices(agencies, type, context);
  std::vector<AgencyPicture> shown;
  for (auto& each : agencies)
    if (type.empty() || each.type == type) shown.push_back(std::move(each));
  const Picture portal = read_picture(app, rd::kPortal);
  return page(agencies_page(app.templates, context, shown, types, portal), context, app);
}

http::Response show_agency(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const std::string& slug = request.param("slug");
  const auto stored = app.store.read().find_agency(slug);
  if (!stored) throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", slug}});
  if (!stored->parent.empty()) {
    const auto above = app.agencies.read(app.store)->above(slug);
    return http::redirect(
        302, app.base_url() + web::local_href(context, "/readiness/agencies/" +
                                                           base::percent_encode(above.back())));
  }
  const AgencyPicture agency{slug, name_of(app, slug, context.language), "",
                             read_picture(app, slug, measured_of(app.registry))};
  return page(
      agency_page(app.templates, context, agency, medians_of(read_agencies(app, context.language))),
      context, app);
}

http::Response show_what_if(const http::Request& request, app::App& app) {
  const web::PageContext context = app::page_context(request, app);
  const std::string scope = scope_of(request, app, "scope");
  const Picture picture = read_picture(app, scope);
  WhatIf what_if;
  what_if.scope_name = name_of(app, scope, context.language);
  what_if.points = app.readiness.gains(kPoints, scope, kGains);
  what_if.colours = app.readiness.colour_changes(scope, kGains);
  what_if.faults = list_faults(app, scope, context.language);
  for (const auto& text : request.query_all("fix"))
    if (auto tick = read_tick(text);
        tick && app.registry.find(tick->indicator) && what_if.ticks.size() < kTicks)
      what_if.ticks.push_back(std::move(*tick));
  if (!what_if.ticks.empty())
    what_if.then = app.readiness.what_if(scope, count_ticks(app, scope, what_if.ticks));
  const auto& who = app::principal_of(request);
  for (const auto* list : {&what_if.points, &what_if.colours})
    for (const auto& gain : *list) {
      if (gain.agency.empty()) continue;
      what_if.agencies[gain.agency] = name_of(app, gain.agency, context.language);
      if (who.may(Right::kEdit, gain.agency)) what_if.may_fix.push_back(gain.agency);
    }
  return page(what_if_page(app.templates, context, picture, what_if), context, app);
}

}  // namespace portal::readiness
