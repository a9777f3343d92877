#include "portal/readiness/parts.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/message.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

using rd::Rating;

web::Texture texture_of(Rating rating) {
  switch (rating) {
    case Rating::kGreen:
      return web::Texture::kFull;
    case Rating::kYellowGreen:
      return web::Texture::kWide;
    case Rating::kYellow:
      return web::Texture::kDots;
    case Rating::kYellowRed:
      return web::Texture::kNarrow;
    case Rating::kRed:
      return web::Texture::kCross;
    default:
      return web::Texture::kEmpty;
  }
}

// From the best to the worst, then those without an order.
std::vector<Rating> shown_order() {
  return {Rating::kGreen, Rating::kYellowGreen, Rating::kYellow,       Rating::kYellowRed,
          Rating::kRed,   Rating::kGrey,        Rating::kNotApplicable};
}

std::string colours_bar(const PageContext& context, const DimensionRow& row, const std::string& id,
                        const std::string& words) {
  std::vector<web::BarPart> parts;
  for (const auto rating : shown_order())
    if (const auto found = row.colours.find(rating); found != row.colours.end())
      parts.push_back({found->second, std::string(code_of(rating)), texture_of(rating)});
  return web::stacked_bar(parts, {id,
                                  web::say(context, "readiness_colours_of",
                                           {{"name", row.dimension->name.in(context.language)}}),
                                  words});
}

}  // namespace

std::string change_words(const PageContext& context, Rating rating,
                         const std::optional<Rating>& former) {
  if (!former) return web::say(context, "readiness_change_none");
  const auto now = order_of(rating), before = order_of(*former);
  if (!now && !before) return "";
  if (!now || !before)
    return web::say(context, rating == *former ? "readiness_change_same"
                             : now             ? "readiness_change_known"
                                               : "readiness_change_lost");
  if (*now == *before) return web::say(context, "readiness_change_same");
  return web::say_count(context,
                        *now > *before ? "readiness_change_better" : "readiness_change_worse",
                        std::abs(*now - *before));
}

std::string ratings_line(const PageContext& context, const Picture& picture, const RatingLine& line,
                         const std::string& id, const std::string& about) {
  std::vector<web::ChartPoint> points;
  for (const auto& [day, rating] : line) {
    const auto order = order_of(rating);
    points.push_back({day, order ? std::optional<double>(*order) : std::nullopt});
  }
  if (points.empty()) return "";
  if (points.back().day < picture.today) points.push_back({picture.today, points.back().value});
  const auto name = [&](Rating rating) {
    return picture.registry.words_of(rating).name.in(context.language);
  };
  return web::sparkline(points, 0, 4,
                        {id, web::say(context, "readiness_line_of", {{"name", about}}),
                         web::say(context, "readiness_line_from",
                                  {{"first", day_words(line.front().first, context.language)},
                                   {"then", name(line.front().second)},
                                   {"now", name(line.back().second)}})});
}

namespace {

// The published rating leads to its report; what the figures suggest stands beside it.
void add_judged(Json& item, const PageContext& context, const Picture& picture,
                const DimensionRow& row) {
  const std::string& id = row.dimension->id;
  item.set("dim_assessed",
           web::say(context, picture.attested.expired.contains(id) ? "readiness_assessed_expired"
                                                                   : "readiness_assessed"));
  const auto found = picture.attested.hrefs.find(id);
  if (found != picture.attested.hrefs.end())
    item.set("dim_report", web::local_href(context, found->second));
  item.set(
      "dim_beside",
      web::say(context, "readiness_suggested_beside",
               {{"rating", picture.registry.words_of(row.suggestion).name.in(context.language)}}));
}

std::string moment(const PageContext& context, base::Time time) {
  return web::format_moment(time, context.zone, context.language);
}

}  // namespace

bool counts_units(const rd::Indicator& indicator) {
  return indicator.type == rd::Type::kRatio || indicator.type == rd::Type::kProbe;
}

std::string html_id(std::string_view id) {
  std::string out(id);
  std::ranges::replace_if(
      out, [](char c) { return c == '.' || c == '_' || c == '/'; }, '-');
  return out;
}

Json start_page(const PageContext& context, const PageWords& words,
                const std::vector<std::pair<std::string, std::string>>& path) {
  Json view = web::start_view(context, {.title = words.title,
                                        .description = words.lead,
                                        .section = "readiness",
                                        .noindex = words.noindex,
                                        .alternates = words.alternates,
                                        .json_ld = "",
                                        .search_text = ""});
  const std::string start = web::local_href(context, "/readiness");
  Json crumbs = context.path == "/readiness" ? Json::array() : web::readiness_crumbs(context);
  for (const auto& [label, href] : path) crumbs.push(web::crumb(label, href));
  view.set("crumbs", std::move(crumbs));
  view.set("rd_title", words.title);
  view.set("rd_lead", words.lead);
  view.set("rd_home", start);
  return view;
}

void add_run(Json& view, const PageContext& context, const Picture& picture) {
  if (!picture.last_good)
    view.set("rd_empty", web::say(context, "readiness_no_run"));
  else
    view.set("rd_as_of", web::say(context, "readiness_as_of",
                                  {{"time", moment(context, picture.last_good->ended)}}));
  if (!picture.last || picture.last->is_ok) return;
  std::string notice =
      web::say(context, "readiness_run_failed", {{"time", moment(context, picture.last->started)}});
  if (!picture.last->note.empty()) notice += " " + web::say(context, picture.last->note);
  if (picture.last_good)
    notice += " " + web::say(context, "readiness_run_kept",
                             {{"time", moment(context, picture.last_good->ended)}});
  view.set("rd_failed", notice);
}

std::string colours_words(const std::map<Rating, std::int64_t>& colours,
                          std::string_view language) {
  std::string words;
  for (const auto rating : shown_order()) {
    const auto found = colours.find(rating);
    if (found == colours.end() || found->second == 0) continue;
    words += (words.empty() ? "" : ", ") + web::format_count(found->second, language) + " " +
             base::say({"readiness_colour_" + std::string(code_of(rating)), {}}, language);
  }
  return words;
}

std::string evidence_words(const Evidence& evidence, std::string_view language) {
  return base::say({"readiness_evidence",
                    {{"measured", web::format_count(evidence.measured, language)},
                     {"attested", web::format_count(evidence.attested, language)},
                     {"missing", web::format_count(evidence.missing, language)}}},
                   language);
}

std::string evidence_bar(const PageContext& context, const Evidence& evidence,
                         const std::string& id, const std::string& about) {
  return web::stacked_bar({{evidence.measured, "measured", web::Texture::kFull},
                           {evidence.attested, "attested", web::Texture::kWide},
                           {evidence.missing, "missing", web::Texture::kEmpty}},
                          {id, web::say(context, "readiness_evidence_of", {{"name", about}}),
                           evidence_words(evidence, context.language)});
}

std::string counts_bar(const PageContext& context, const rd::Counts& counts, const std::string& id,
                       const std::string& about) {
  return web::stacked_bar(
      {{counts.pass, "pass", web::Texture::kFull},
       {counts.fail, "fail", web::Texture::kCross},
       {counts.unknown, "unknown", web::Texture::kEmpty}},
      {id, about,
       web::say(context, "readiness_counts_bar",
                {{"pass", web::format_count(counts.pass, context.language)},
                 {"fail", web::format_count(counts.fail, context.language)},
                 {"unknown", web::format_count(counts.unknown, context.language)}})});
}

std::pair<double, double> scale_of(const rd::Indicator& indicator,
                                   const std::vector<rd::HistoryPoint>& history) {
  if (indicator.type == rd::Type::kRatio || indicator.type == rd::Type::kProbe ||
      indicator.value_unit == "share")
    return {0, 1};
  if (indicator.max > 0) return {0, indicator.max};
  double most =
      std::max(indicator.thresholds.green.value_or(0), indicator.thresholds.yellow.value_or(0));
  for (const auto& point : history) most = std::max(most, point.value.value_or(0));
  return {0, most > 0 ? most * 1.1 : 1};
}

std::vector<web::ChartPoint> points_of(const rd::Indicator& indicator,
                                       const std::vector<rd::HistoryPoint>& history, rd::Day today,
                                       std::string_view language) {
  std::vector<web::ChartPoint> points;
  for (const auto& point : history) {
    std::string label = day_words(point.day, language);
    if (point.value) label += ": " + value_words(indicator, *point.value, language);
    points.push_back({point.day, point.value, point.breaks, std::move(label)});
  }
  if (!points.empty() && points.back().day < today)
    points.push_back({today, points.back().value, false, points.back().label});
  return points;
}

Json dimension_view(const PageContext& context, const Picture& picture, const DimensionRow& row,
                    std::size_t number) {
  const std::string id = "d" + std::to_string(number);
  const std::string& name = row.dimension->name.in(context.language);
  Json item;
  item.set("dim_number", Json::integer(row.dimension->number));
  item.set("dim_name", name);
  item.set("dim_href",
           scoped(web::local_href(context, "/readiness/dimensions/" + row.dimension->id),
                  picture.scope));
  item.set("rating", rating_view(picture.registry, row.rating, context.language));
  const bool is_framework = row.dimension->framework != "measured";
  item.set("dim_suggested",
           is_framework && row.is_suggested ? web::say(context, "readiness_suggested") : "");
  if (is_framework && !row.is_suggested) add_judged(item, context, picture, row);
  const std::string colours = colours_words(row.colours, context.language);
  item.set("dim_colours", colours.empty() ? web::say(context, "readiness_no_inputs") : colours);
  item.set("dim_colours_bar", colours_bar(context, row, id + "-c", colours));
  item.set("dim_evidence", evidence_words(row.evidence, context.language));
  item.set("dim_evidence_bar", evidence_bar(context, row.evidence, id + "-e", name));
  item.set("dim_line", ratings_line(context, picture, row.line, id + "-l", name));
  item.set("dim_change",
           change_words(context, is_framework ? row.suggestion : row.rating, row.before));
  return item;
}

Json indicator_view(const PageContext& context, const Picture& picture,
                    const rd::Indicator& indicator) {
  const auto figure = picture.figure_of(indicator.id);
  const std::string& question = indicator.question.in(context.language);
  Json item;
  item.set("ind_id", indicator.id);
  item.set("ind_question", question);
  item.set("ind_href", scoped(entry_href(context, indicator), picture.scope));
  item.set("rating", rating_view(picture.registry, figure.rating, context.language));
  const std::string words = figure_words(indicator, figure, context.language);
  item.set("ind_figure", words);
  const std::string why = grey_words(figure.grey, context.language);
  item.set("ind_why", why == words ? "" : why);
  if (counts_units(indicator))
    item.set("ind_bar", counts_bar(context, figure.counts, "i-" + html_id(indicator.id), question));
  const auto found = picture.histories.find(indicator.id);
  if (found != picture.histories.end()) {
    const auto [least, most] = scale_of(indicator, found->second);
    item.set("ind_line",
             web::sparkline(points_of(indicator, found->second, picture.today, context.language),
                            least, most,
                            {"s-" + html_id(indicator.id),
                             web::say(context, "readiness_line_of", {{"name", question}}), words}));
  }
  return item;
}

}  // namespace portal::readiness
