#include "portal/web/privacy_page.hpp"

#include <utility>

#include "catalog/base/text.hpp"
#include "portal/web/format.hpp"

namespace portal::web {
namespace {

using base::Json;

Json alarm_json(const PageContext& context, const PrivacyAlarm& alarm) {
  Json item;
  item.set("alarm_column", alarm.column.empty() ? say(context, "web_privacy_column",
                                                      {{"number", std::to_string(alarm.place + 1)}})
                                                : alarm.column);
  item.set("alarm_kind", say(context, "web_privacy_kind_" + alarm.kind));
  item.set(
      "alarm_count",
      say(context, "web_privacy_count",
          {{"count", format_count(static_cast<std::int64_t>(alarm.count), context.language)},
           {"filled", format_count(static_cast<std::int64_t>(alarm.filled), context.language)}}));
  item.set("alarm_samples", base::join(alarm.samples, ", "));
  return item;
}

Json review_json(const PageContext& context, const PrivacyReview& review) {
  Json item;
  item.set("review_result", say(context, "web_privacy_result_" + review.result));
  item.set("review_note", review.note);
  item.set("review_by", review.by);
  item.set("review_time", format_moment(review.time, context.zone, context.language));
  return item;
}

}  // namespace

std::string privacy_page(const Templates& templates, const PageContext& context,
                         const PrivacyView& given) {
  const std::string title = say(context, "web_privacy_title", {{"file", given.file}});
  Json view = start_view(context, {.title = title,
                                   .description = "",
                                   .section = "",
                                   .noindex = true,
                                   .alternates = {},
                                   .json_ld = "",
                                   .search_text = ""});
  if (!given.slug.empty())
    view.set("crumbs", Json(Json::Array{crumb(given.agency, agency_href(context, given.slug))}));
  view.set("privacy_title", title);
  view.set("form_action", local_href(context, context.path));
  view.set("form_token", given.form_token);
  view.set("form_done", given.done);
  view.set("form_fault", given.fault);
  view.set("back_href", given.back_href);
  view.set("privacy_rows",
           say_count(context, "web_privacy_rows", static_cast<std::int64_t>(given.rows)));
  view.set("privacy_part", Json::boolean(!given.is_whole));
  Json alarms = Json::array();
  for (const auto& alarm : given.alarms) alarms.push(alarm_json(context, alarm));
  view.set("alarms_some", Json::boolean(!given.alarms.empty()));
  view.set("alarms_none", Json::boolean(given.alarms.empty()));
  view.set("alarms", std::move(alarms));
  Json reviews = Json::array();
  for (const auto& review : given.reviews) reviews.push(review_json(context, review));
  view.set("reviews_none", Json::boolean(given.reviews.empty()));
  view.set("reviews", std::move(reviews));
  return templates.render("privacy", context.language, view);
}

}  // namespace portal::web
