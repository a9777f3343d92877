#include "catalog/readiness/composite.hpp"

#include <algorithm>

#include "catalog/readiness/colour.hpp"

namespace catalog::readiness {
namespace {

bool is_measured(const Figure& figure) {
  return figure.grey != Grey::kNotMeasured && figure.grey != Grey::kNoUnits;
}

Part of_steps(const Component& component, double value) {
  for (const auto& step : component.steps) {
    const bool fits = component.how == How::kAbove ? value > step.bound : value <= step.bound;
    if (!fits) continue;
    if (!step.points) break;
    return {*step.points, *step.points, true};
  }
  return {0, component.points, false};
}

// What a question asks for is answered by a figure that is there; else nobody knows.
Part answer_of(const Indicator& composite, const Component& component, const Figure& figure,
               const FindFigure& find) {
  const Part unknown{0, component.points, false};
  if (!is_measured(figure)) return unknown;
  const Part all{component.points, component.points, true};
  if (component.how == How::kMeasured) return all;
  if (component.how == How::kAll) {
    if (figure.counts.fail > 0) return {0, 0, true};
    return figure.counts.unknown > 0 ? unknown : all;
  }
  std::optional<double> value = figure.value;
  if (!component.of.empty()) {
    const auto whole = whole_of(composite, component, find);
    value.reset();
    if (whole > 0) value = static_cast<double>(figure.counts.pass) / static_cast<double>(whole);
  }
  return value ? of_steps(component, *value) : unknown;
}

Part share_of(const Indicator& composite, const Component& component, const Figure& figure,
              const FindFigure& find) {
  if (figure.grey == Grey::kNotMeasured) return {0, component.points, false};
  const std::int64_t whole = whole_of(composite, component, find);
  if (whole == 0) return {0, 0, true};  // nothing to be counted earns nothing
  const std::int64_t outside = std::max<std::int64_t>(whole - figure.counts.n(), 0);
  const std::int64_t unknown = figure.counts.unknown + (component.unknown_outside ? outside : 0);
  const auto points = [&](std::int64_t units) {
    return component.points * static_cast<double>(units) / static_cast<double>(whole);
  };
  return {points(figure.counts.pass), points(figure.counts.pass + unknown), true};
}

bool has_questions(const Indicator& composite) {
  return std::ranges::any_of(composite.components,
                             [](const Component& part) { return part.how != How::kShare; });
}

void fill_answers(const Indicator& composite, const FindFigure& find, Figure& figure) {
  double reached = 0;
  double answerable = 0;
  double all = 0;
  for (const auto& component : composite.components) {
    const Part part = part_of(composite, component, find);
    all += component.points;
    if (!part.is_known) continue;
    reached += part.low;
    answerable += component.points;
  }
  if (answerable == 0) {
    figure.grey = Grey::kNotMeasured;
    return;
  }
  figure.value = composite.max * reached / answerable;
  figure.low = composite.max * reached / all;
  figure.high = composite.max * (reached + all - answerable) / all;
}

}  // namespace

std::int64_t whole_of(const Indicator& composite, const Component& component,
                      const FindFigure& find) {
  if (!component.of.empty()) {
    const Figure* whole = find(component.of);
    return whole ? whole->counts.pass : 0;
  }
  const Figure* whole = find(composite.per.empty() ? component.id : composite.per);
  return whole ? whole->counts.n() : 0;
}

Part part_of(const Indicator& composite, const Component& component, const FindFigure& find) {
  const Figure* figure = find(component.id);
  if (!figure) return {0, component.points, false};
  return component.how == How::kShare ? share_of(composite, component, *figure, find)
                                      : answer_of(composite, component, *figure, find);
}

void fill_composite(const Indicator& composite, const FindFigure& find, Figure& figure) {
  if (figure.grey == Grey::kNoUnits) return rate(composite, figure);
  bool is_any_known = false;
  std::int64_t units = 0;
  double low = 0;
  double high = 0;
  for (const auto& component : composite.components) {
    const Part part = part_of(composite, component, find);
    low += part.low;
    high += part.high;
    is_any_known |= part.is_known;
    const Figure* of_part = find(component.id);
    if (of_part) units = std::max(units, of_part->counts.n());
  }
  if (!is_any_known) {
    figure.grey = Grey::kNotMeasured;
  } else if (units == 0) {
    figure.grey = Grey::kNoUnits;
  } else if (has_questions(composite)) {
    fill_answers(composite, find, figure);
  } else {
    figure.value = figure.low = low;
    figure.high = high;
  }
  rate(composite, figure);
  if (figure.grey != Grey::kNotMeasured && figure.grey != Grey::kNoUnits && units < kFewestUnits) {
    figure.rating = Rating::kGrey;
    figure.grey = Grey::kFew;
  }
}

}  // namespace catalog::readiness
