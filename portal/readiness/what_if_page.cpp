#include "portal/readiness/what_if_page.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/http/url.hpp"
#include "portal/readiness/parts.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/form_places.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

constexpr std::size_t kUnknownRows = 10;
constexpr std::int64_t kMostUnits = 1'000'000'000;

bool is_ticked(const WhatIf& what_if, const rd::Tick& tick) {
  return std::ranges::any_of(what_if.ticks, [&](const rd::Tick& each) {
    return each.indicator == tick.indicator && each.agency == tick.agency &&
           each.units == tick.units;
  });
}

std::string agency_name(const WhatIf& what_if, const std::string& slug) {
  const auto found = what_if.agencies.find(slug);
  return found == what_if.agencies.end() ? slug : found->second;
}

std::string gain_words(const PageContext& context, const Picture& picture, const rd::Gain& gain,
                       bool is_of_points) {
  if (is_of_points)
    return web::say(context, "readiness_gain_points",
                    {{"points", web::format_decimal(gain.points, 1, context.language)}});
  if (!gain.to_next_colour) return "";
  return web::say_count(
      context, "readiness_gain_colour", *gain.to_next_colour,
      {{"rating", picture.registry.words_of(gain.next).name.in(context.language)}});
}

Json gain_view(const PageContext& context, const Picture& picture, const WhatIf& what_if,
               const rd::Gain& gain, bool is_of_points) {
  const auto* indicator = picture.registry.find(gain.indicator);
  const auto units = is_of_points ? gain.units : gain.to_next_colour.value_or(gain.units);
  const rd::Tick tick{gain.indicator, gain.agency, units};
  Json item;
  item.set("gain_value", write_tick(tick));
  item.set("gain_checked", Json::boolean(is_ticked(what_if, tick)));
  const bool has_fix = indicator && indicator->fix;
  item.set("gain_fix", has_fix     ? indicator->fix->text.in(context.language)
                       : indicator ? indicator->question.in(context.language)
                                   : gain.indicator);
  item.set("gain_href",
           indicator ? scoped(entry_href(context, *indicator), gain.agency) : std::string());
  item.set("gain_units", web::say_count(context, "readiness_gain_units", units));
  const std::string agency = agency_name(what_if, gain.agency);
  const bool is_of_many = !is_of_points && picture.scope == rd::kPortal && !agency.empty();
  item.set("gain_agency",
           is_of_many ? web::say(context, "readiness_gain_most", {{"agency", agency}}) : agency);
  item.set("gain_question", has_fix ? indicator->question.in(context.language) : "");
  item.set("gain_words", gain_words(context, picture, gain, is_of_points));
  if (has_fix && indicator->fix->effort > 0)
    item.set("gain_effort", web::say(context, "readiness_effort",
                                     {{"effort", std::to_string(indicator->fix->effort)}}));
  const bool is_bulk = has_fix && indicator->fix->is_bulk && web::can_mend_in_bulk(gain.indicator);
  if (is_bulk && std::ranges::find(what_if.may_fix, gain.agency) != what_if.may_fix.end())
    item.set("gain_bulk",
             http::with_query(web::local_href(context, "/manage/" + gain.agency + "/datasets"),
                              {{"failing", gain.indicator}}));
  return item;
}

void add_gains(Json& view, const PageContext& context, const Picture& picture,
               const WhatIf& what_if, const char* name, bool is_of_points) {
  Json rows = Json::array();
  for (const auto& gain : is_of_points ? what_if.points : what_if.colours)
    rows.push(gain_view(context, picture, what_if, gain, is_of_points));
  view.set("no_" + std::string(name), Json::boolean(rows.items().empty()));
  view.set(name, std::move(rows));
}

void add_then(Json& view, const PageContext& context, const Picture& picture,
              const WhatIf& what_if) {
  Json rows = Json::array();
  for (const auto& then : what_if.then) {
    const auto* indicator = picture.registry.find(then.indicator);
    const auto now = picture.figure_of(then.indicator);
    if (!indicator || (now.counts == then.counts && now.value == then.value)) continue;
    Json row;
    row.set("then_question", indicator->question.in(context.language));
    row.set("then_href", scoped(entry_href(context, *indicator), picture.scope));
    row.set("now_figure", figure_words(*indicator, now, context.language));
    row.set("then_figure", figure_words(*indicator, then, context.language));
    Json before, after;
    before.set("rating", rating_view(picture.registry, now.rating, context.language));
    after.set("rating", rating_view(picture.registry, then.rating, context.language));
    row.set("now_rating", std::move(before));
    row.set("then_rating", std::move(after));
    rows.push(std::move(row));
  }
  view.set("has_then", Json::boolean(!what_if.ticks.empty()));
  view.set("then_none", what_if.ticks.empty() || !rows.items().empty()
                            ? ""
                            : web::say(context, "readiness_then_none"));
  view.set("then_table", Json::boolean(!rows.items().empty()));
  view.set("then_rows", std::move(rows));
}

// What is not known narrows the interval when it is answered; it raises nothing.
void add_unknown(Json& view, const PageContext& context, const Picture& picture) {
  std::vector<std::pair<std::int64_t, const rd::Indicator*>> list;
  for (const auto& entry : picture.registry.indicators()) {
    const auto figure = picture.figure_of(entry.id);
    if (entry.type == rd::Type::kRatio && figure.counts.unknown > 0 && is_known(figure))
      list.emplace_back(figure.counts.unknown, &entry);
  }
  std::ranges::stable_sort(list, std::ranges::greater(),
                           [](const auto& each) { return each.first; });
  Json rows = Json::array();
  for (std::size_t i = 0; i < list.size() && i < kUnknownRows; ++i) {
    Json row;
    row.set("open_question", list[i].second->question.in(context.language));
    row.set("open_href", http::with_query(scoped(entry_href(context, *list[i].second), ""),
                                          picture.scope == rd::kPortal
                                              ? http::QueryPairs{{"state", "unknown"}}
                                              : http::QueryPairs{{"agency", picture.scope},
                                                                 {"state", "unknown"}}));
    row.set("open_count", web::say_count(context, "readiness_open_count", list[i].first));
    rows.push(std::move(row));
  }
  view.set("has_open", Json::boolean(!rows.items().empty()));
  view.set("open_rows", std::move(rows));
}

}  // namespace

std::string write_tick(const rd::Tick& tick) {
  return tick.indicator + "|" + tick.agency + "|" + std::to_string(tick.units);
}

std::optional<rd::Tick> read_tick(std::string_view text) {
  const auto parts = base::split(text, '|');
  if (parts.size() != 3) return std::nullopt;
  rd::Tick tick{parts[0], parts[1], 0};
  const auto [end, error] =
      std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), tick.units);
  const bool is_whole = error == std::errc() && end == parts[2].data() + parts[2].size();
  if (!is_whole || tick.units < 1 || tick.units > kMostUnits) return std::nullopt;
  return tick;
}

std::vector<rd::Tick> spread(const rd::Tick& tick, const std::vector<rd::Figure>& figures) {
  std::vector<rd::Figure> order = figures;
  std::ranges::stable_sort(order, [&](const rd::Figure& one, const rd::Figure& other) {
    if ((one.scope == tick.agency) != (other.scope == tick.agency)) return one.scope == tick.agency;
    return one.counts.fail > other.counts.fail;
  });
  std::vector<rd::Tick> ticks;
  std::int64_t left = tick.units;
  for (const auto& figure : order) {
    const auto units = std::min(left, figure.counts.fail);
    if (units > 0) ticks.push_back({tick.indicator, figure.scope, units});
    left -= units;
  }
  if (ticks.empty()) ticks.push_back(tick);  // nobody's
  return ticks;
}

std::string what_if_page(const web::Templates& templates, const PageContext& context,
                         const Picture& picture, const WhatIf& what_if) {
  Json view = start_page(context, {.title = web::say(context, "readiness_what_if"),
                                   .lead = web::say(context, "readiness_what_if_lead"),
                                   .noindex = true});
  add_run(view, context, picture);
  view.set("scope_name", what_if.scope_name);
  view.set("what_if_action", web::local_href(context, "/readiness/what-if"));
  view.set("what_if_scope", picture.scope);
  view.set("what_if_mqa", web::local_href(context, "/readiness/indicators/m.idx.mqa405"));
  add_gains(view, context, picture, what_if, "points_gains", true);
  add_gains(view, context, picture, what_if, "colour_gains", false);
  Json faults = Json::array();
  for (const auto& fault : what_if.faults) {
    const auto* indicator = picture.registry.find(fault.indicator);
    Json row;
    row.set("fault_title", fault.title);
    row.set("fault_href", web::local_href(context, fault.href));
    row.set("fault_what", indicator ? indicator->question.in(context.language) : fault.indicator);
    row.set("fault_uses", web::say_count(context, "readiness_fault_uses", fault.downloads));
    faults.push(std::move(row));
  }
  view.set("no_faults", Json::boolean(faults.items().empty()));
  view.set("faults", std::move(faults));
  add_then(view, context, picture, what_if);
  add_unknown(view, context, picture);
  return templates.render("readiness_what_if", context.language, view);
}

}  // namespace portal::readiness
