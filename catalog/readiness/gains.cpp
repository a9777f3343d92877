#include <algorithm>
#include <cmath>

#include "catalog/readiness/colour.hpp"
#include "catalog/readiness/composite.hpp"
#include "catalog/readiness/evaluation.hpp"
#include "catalog/readiness/measures.hpp"
#include "catalog/readiness/readiness.hpp"

namespace catalog::readiness {
namespace {

constexpr double kUnsaidEffort = 3;
constexpr double kSame = 1e-9;  // as colours are told apart

double cost_of(const Indicator& indicator, std::int64_t units) {
  const double effort =
      indicator.fix && indicator.fix->effort > 0 ? indicator.fix->effort : kUnsaidEffort;
  const bool is_bulk = indicator.fix && indicator.fix->is_bulk;
  return effort * (is_bulk ? 1 : std::sqrt(static_cast<double>(units)));
}

Rating colour_with(const Indicator& indicator, Counts counts, std::int64_t mended) {
  counts.pass += mended;
  counts.fail -= mended;
  Grey why = Grey::kNot;
  return colour_of(counts, indicator.thresholds, why);
}

// The fewest failing units whose mending lifts the colour. It changes where one of the bounds of
// what is known passes a threshold; in between it may be grey, when they lie too far apart.
void find_next_colour(const Indicator& indicator, const Counts& counts, Gain& gain) {
  const Thresholds& thresholds = indicator.thresholds;
  const auto now = order_of(colour_with(indicator, counts, 0));
  if (!now || !thresholds.high_is_better) return;
  for (const double threshold : {*thresholds.yellow, *thresholds.green})
    for (const std::int64_t bound : {counts.pass, counts.pass + counts.unknown}) {
      const auto wanted = std::ceil((threshold - kSame) * static_cast<double>(counts.n()));
      const std::int64_t units = static_cast<std::int64_t>(wanted) - bound;
      if (units < 1 || units > counts.fail || units >= gain.to_next_colour.value_or(units + 1))
        continue;
      const Rating next = colour_with(indicator, counts, units);
      if (order_of(next).value_or(*now) <= *now) continue;
      gain.to_next_colour = units;
      gain.next = next;
    }
}

bool costs_less(const Gain& one, const Gain& other) {
  if (one.cost != other.cost) return one.cost < other.cost;
  return one.units < other.units;
}

std::int64_t mend(Figure& figure, const Indicator& indicator, std::int64_t units) {
  Counts counts = figure.counts;
  const std::int64_t mended = std::clamp<std::int64_t>(units, 0, counts.fail);
  counts.pass += mended;
  counts.fail -= mended;
  fill_ratio(indicator, counts, figure);
  return mended;
}

}  // namespace

std::vector<Gain> Readiness::gains_of_part(const Indicator& composite, const Component& component,
                                           std::string_view scope) {
  std::vector<Gain> gains;
  const Indicator& indicator = want(component.id);
  if (component.how != How::kShare || indicator.type != Type::kRatio) return gains;
  const FindFigure find_kept =
      [&, kept = std::vector<Figure>()](std::string_view id) mutable -> const Figure* {
    auto figure = latest_of(id, scope);
    if (!figure) return nullptr;
    kept.assign(1, std::move(*figure));
    return &kept.front();
  };
  const std::int64_t whole = whole_of(composite, component, find_kept);
  const auto figure = latest_of(component.id, scope);
  if (whole == 0 || !figure) return gains;
  std::vector<Figure> owners;
  std::int64_t nobodys = figure->counts.fail;
  if (scope == kPortal) owners = latest_of_agencies(component.id);
  for (const auto& owner : owners) nobodys -= owner.counts.fail;
  Figure rest = *figure;
  rest.counts.fail = nobodys;
  rest.scope = scope == kPortal ? std::string() : std::string(scope);
  owners.push_back(rest);
  for (const auto& owner : owners) {
    if (owner.counts.fail <= 0) continue;
    Gain gain;
    gain.indicator = indicator.id;
    gain.agency = owner.scope;
    gain.units = owner.counts.fail;
    gain.points = component.points * static_cast<double>(gain.units) / static_cast<double>(whole);
    gain.cost = cost_of(indicator, gain.units);
    find_next_colour(indicator, figure->counts, gain);
    gains.push_back(std::move(gain));
  }
  return gains;
}

std::vector<Gain> Readiness::gains(std::string_view composite, std::string_view scope,
                                   std::size_t limit) {
  const Indicator& whole = want(composite);
  want_scope(scope);
  std::vector<Gain> gains;
  for (const auto& component : whole.components)
    for (auto& gain : gains_of_part(whole, component, scope)) gains.push_back(std::move(gain));
  std::ranges::stable_sort(gains, [](const Gain& one, const Gain& other) {
    return one.points / one.cost > other.points / other.cost;
  });
  if (gains.size() > limit) gains.resize(limit);
  return gains;
}

std::vector<Gain> Readiness::colour_changes(std::string_view scope, std::size_t limit) {
  std::vector<Gain> changes;
  for (const auto& figure : latest(scope)) {
    const Indicator& indicator = want(figure.indicator);
    if (indicator.type != Type::kRatio || figure.grey == Grey::kNotMeasured) continue;
    Gain gain;
    gain.indicator = indicator.id;
    find_next_colour(indicator, figure.counts, gain);
    if (!gain.to_next_colour) continue;
    gain.units = *gain.to_next_colour;
    gain.cost = cost_of(indicator, gain.units);
    gain.agency = scope == kPortal ? std::string() : std::string(scope);
    changes.push_back(std::move(gain));
  }
  std::ranges::stable_sort(changes, costs_less);
  if (changes.size() > limit) changes.resize(limit);
  if (scope != kPortal) return changes;
  for (auto& gain : changes) {
    std::int64_t most = 0;
    for (const auto& figure : latest_of_agencies(gain.indicator))
      if (figure.counts.fail > most) most = figure.counts.fail, gain.agency = figure.scope;
  }
  return changes;
}

std::vector<Figure> Readiness::what_if(std::string_view scope, const std::vector<Tick>& ticks) {
  Figures figures;
  for (auto& figure : latest(scope)) figures.emplace(figure.indicator, std::move(figure));
  Figures owners;  // by indicator and agency: no more is mended than fails there
  for (const auto& tick : ticks) {
    const Indicator& indicator = want_ratio(tick.indicator);
    const auto found = figures.find(tick.indicator);
    if (found == figures.end() || (scope != kPortal && tick.agency != scope)) continue;
    std::int64_t units = tick.units;
    if (scope == kPortal) {
      const std::string key = tick.indicator + "\n" + tick.agency;
      auto owner = owners.find(key);
      if (owner == owners.end()) {
        const auto kept = latest_of(tick.indicator, tick.agency);
        if (!kept) continue;
        owner = owners.emplace(key, *kept).first;
      }
      units = mend(owner->second, indicator, units);
    }
    mend(found->second, indicator, units);
  }
  Evaluation(store_, facts_, registry_, 0).add_composites(scope, figures);
  std::vector<Figure> list;
  for (const auto& entry : registry_.indicators()) {
    const auto found = figures.find(entry.id);
    if (found != figures.end()) list.push_back(std::move(found->second));
  }
  return list;
}

}  // namespace catalog::readiness
