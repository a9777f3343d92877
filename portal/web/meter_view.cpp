#include "portal/web/meter_view.hpp"

#include <algorithm>
#include <utility>

#include "portal/web/form_page.hpp"
#include "portal/web/labels.hpp"

namespace portal::web {
namespace {

using base::Json;

constexpr std::size_t kSteps = 5;

Json dimension_view(const PageContext& context, const MeterView::Dimension& dimension) {
  Json item;
  item.set("dimension_name", say(context, "form_dimension_" + dimension.name));
  item.set("dimension_points", Json::integer(dimension.points));
  item.set("dimension_possible", Json::integer(dimension.possible));
  return item;
}

Json step_view(const PageContext& context, const MeterView::Step& step) {
  Json item;
  item.set("step_text", step.sentence);
  item.set("step_gain", say_count(context, "form_gain", step.gain));
  item.set("step_href", step.field.empty() ? "#record-form" : "#" + field_id(step.field));
  return item;
}

Json point_view(const PageContext& context, const MeterView::Point& point) {
  Json item;
  item.set("point_name", say(context, "form_point_" + point.name));
  item.set("point_state", say(context, "form_state_" + point.state));
  item.set("point_class", "point-" + point.state);
  return item;
}

Json tongue_view(const PageContext& context, const MeterView::Tongue& tongue) {
  Json item;
  item.set("tongue_name", language_label(tongue.language, context.language));
  item.set("tongue_filled", Json::integer(tongue.filled));
  item.set("tongue_wanted", Json::integer(std::max(tongue.wanted, 1)));
  item.set("tongue_text", tongue.wanted == 0 ? say(context, "form_tongue_none")
                                             : say(context, "form_tongue_of",
                                                   {{"filled", std::to_string(tongue.filled)},
                                                    {"wanted", std::to_string(tongue.wanted)}}));
  return item;
}

template <typename Items, typename Show>
Json list_of(const Items& items, std::size_t most, Show show) {
  Json list = Json::array();
  for (std::size_t i = 0; i < items.size() && i < most; ++i) list.push(show(items[i]));
  return list;
}

}  // namespace

void add_meter(Json& view, const PageContext& context, const MeterView& meter) {
  const auto number = [](int value) { return Json::integer(value); };
  view.set("meter_points", number(meter.points));
  view.set("meter_possible", number(meter.possible));
  view.set("meter_text", say(context, "form_points_of",
                             {{"points", std::to_string(meter.points)},
                              {"possible", std::to_string(meter.possible)}}));
  view.set("meter_band", say(context, "form_band_" + meter.band));
  view.set("meter_band_class", "band-" + meter.band);
  if (meter.unknown > 0)
    view.set("meter_unknown", say_count(context, "form_unknown", meter.unknown));
  view.set("dimensions", list_of(meter.dimensions, meter.dimensions.size(),
                                 [&](const auto& each) { return dimension_view(context, each); }));
  view.set("steps", list_of(meter.first, kSteps,
                            [&](const auto& each) { return step_view(context, each); }));
  view.set("steps_none", Json::boolean(meter.first.empty()));
  view.set("points", list_of(meter.list, meter.list.size(),
                             [&](const auto& each) { return point_view(context, each); }));
  view.set("tongues", list_of(meter.languages, meter.languages.size(),
                              [&](const auto& each) { return tongue_view(context, each); }));
}

std::string meter_html(const Templates& templates, const PageContext& context,
                       const MeterView& meter) {
  Json view;
  add_meter(view, context, meter);
  return templates.render("meter", context.language, view);
}

}  // namespace portal::web
