#include "portal/readiness/indicator_page.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "portal/http/url.hpp"
#include "portal/readiness/disputes.hpp"
#include "portal/readiness/fact_words.hpp"
#include "portal/readiness/parts.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

using Pairs = http::QueryPairs;

// This page with other parameters.
std::string self(const PageContext& context, const rd::Indicator& indicator,
                 const IndicatorExtra& extra, rd::UnitState state, std::size_t page) {
  Pairs pairs;
  if (!extra.agency.empty()) pairs.emplace_back("agency", extra.agency);
  if (state != rd::UnitState::kFail) pairs.emplace_back("state", std::string(code_of(state)));
  if (page > 1) pairs.emplace_back("page", std::to_string(page));
  return http::with_query(entry_href(context, indicator), pairs);
}

std::string data_href(const rd::Indicator& indicator, const IndicatorExtra& extra,
                      const char* ending) {
  Pairs pairs = {{"state", std::string(code_of(extra.state))}};
  if (!extra.agency.empty()) pairs.emplace_back("agency", extra.agency);
  return http::with_query(
      "/readiness/indicators/" + base::percent_encode(indicator.id) + "/units" + ending, pairs);
}

void add_figure(Json& view, const PageContext& context, const Picture& picture,
                const rd::Indicator& indicator) {
  const auto figure = picture.figure_of(indicator.id);
  const std::string& language = context.language;
  view.set("figure_rating", rating_view(picture.registry, figure.rating, language));
  const auto& rating = picture.registry.words_of(figure.rating);
  view.set("figure_meaning", web::say(context, "readiness_means",
                                      {{"rating", rating.name.in(language)},
                                       {"meaning", rating.meaning.in(language)}}));
  const std::string words = figure_words(indicator, figure, language);
  view.set("figure_words", words);
  const std::string why = grey_words(figure.grey, language);
  view.set("figure_why", why == words ? "" : why);
  view.set("figure_bounds", bounds_words(indicator, figure, language));
  if (counts_units(indicator) && figure.counts.n() > 0) {
    view.set("figure_bar", counts_bar(context, figure.counts, "figure", words));
    Json legend;
    legend.set("count_pass", web::format_count(figure.counts.pass, language));
    legend.set("count_fail", web::format_count(figure.counts.fail, language));
    legend.set("count_unknown", web::format_count(figure.counts.unknown, language));
    view.set("figure_legend", std::move(legend));
  }
}

std::vector<web::ChartLevel> levels_of(const PageContext& context, const rd::Indicator& indicator) {
  std::vector<web::ChartLevel> levels;
  const auto add = [&](std::optional<double> value, const char* key) {
    if (value)
      levels.push_back(
          {*value,
           web::say(context, key, {{"value", value_words(indicator, *value, context.language)}})});
  };
  add(indicator.thresholds.green, "readiness_level_green");
  add(indicator.thresholds.yellow, "readiness_level_yellow");
  return levels;
}

void add_history(Json& view, const PageContext& context, const Picture& picture,
                 const rd::Indicator& indicator) {
  const auto found = picture.histories.find(indicator.id);
  if (found == picture.histories.end() || found->second.empty()) {
    view.set("history_none", web::say(context, "readiness_history_none"));
    return;
  }
  const auto& history = found->second;
  const auto [least, most] = scale_of(indicator, history);
  const std::string words =
      figure_words(indicator, picture.figure_of(indicator.id), context.language);
  view.set("history_chart",
           web::trend(points_of(indicator, history, picture.today, context.language), least, most,
                      levels_of(context, indicator),
                      {"trend", web::say(context, "readiness_history"), words}));
  Json rows = Json::array();
  bool breaks = false;
  for (auto point = history.rbegin(); point != history.rend(); ++point) {
    Json row;
    row.set("point_day", day_words(point->day, context.language));
    rd::Figure then;
    then.counts = point->counts;
    then.value = point->value;
    row.set("point_figure", figure_words(indicator, then, context.language));
    row.set("rating", rating_view(picture.registry, point->rating, context.language));
    row.set("point_breaks", point->breaks
                                ? web::say(context, "readiness_history_breaks",
                                           {{"revision", std::to_string(point->revision)}})
                                : "");
    breaks = breaks || point->breaks;
    rows.push(std::move(row));
  }
  view.set("history_points", std::move(rows));
  view.set("history_break_help", breaks ? web::say(context, "readiness_history_break_help") : "");
}

std::string in_a_row(const std::vector<rd::Words>& list, const std::string& language) {
  std::string text;
  for (const auto& words : list) text += (text.empty() ? "" : "; ") + words.in(language);
  return text;
}

// Terms and what they are, in the order to read.
void add_how(Json& view, const PageContext& context, const Picture& picture,
             const rd::Indicator& indicator) {
  Json rows = Json::array();
  const auto add = [&](const char* key, std::string value, bool is_code = false) {
    if (value.empty()) return;
    Json row;
    row.set("how_name", web::say(context, key));
    row.set(is_code ? "how_code" : "how_text", std::move(value));
    rows.push(std::move(row));
  };
  const std::string& language = context.language;
  add("readiness_how_unit",
      indicator.unit.empty() ? "" : web::say(context, "readiness_units_" + indicator.unit));
  add("readiness_how_population", indicator.population, true);
  add("readiness_how_pass", indicator.pass, true);
  add("readiness_how_sql", indicator.sql, true);
  add("readiness_how_probes", in_a_row(indicator.probes, language));
  add("readiness_how_formula", indicator.formula.in(language));
  add("readiness_how_thresholds", threshold_words(indicator, language));
  if (indicator.bands.empty())
    add("readiness_how_why", picture.registry.why_of(indicator.thresholds.basis).in(language));
  add("readiness_how_source", indicator.source == "derived"
                                  ? web::say(context, "readiness_source_derived")
                                  : web::say(context, "readiness_source_" + indicator.source));
  add("readiness_importance", picture.registry.importance(indicator.importance).name.in(language));
  add("readiness_how_provenance", provenance_words(indicator.provenance, language));
  add("readiness_how_refs", base::join(indicator.refs, ", "));
  add("readiness_how_registry", web::say(context, "readiness_registry_line",
                                         {{"version", picture.registry.version()},
                                          {"hash", picture.registry.hash().substr(0, 12)}}));
  add("readiness_how_revision", std::to_string(indicator.revision));
  if (picture.last_good)
    add("readiness_how_run", web::format_moment(picture.last_good->ended, context.zone, language));
  view.set("how_rows", std::move(rows));
}

void add_components(Json& view, const PageContext& context, const Picture& picture,
                    const rd::Indicator& indicator) {
  Json rows = Json::array();
  for (const auto& component : indicator.components) {
    const auto* part = picture.registry.find(component.id);
    if (!part) continue;
    Json row = indicator_view(context, picture, *part);
    std::string role = component.label.in(context.language);
    if (component.points > 0)
      role += (role.empty() ? "" : " · ") +
              web::say(context, "readiness_points_at_most",
                       {{"points", web::format_decimal(component.points, 0, context.language)}});
    row.set("ind_role", role);
    rows.push(std::move(row));
  }
  view.set("has_components", Json::boolean(!rows.items().empty()));
  view.set("components", std::move(rows));
}

void add_agencies(Json& view, const PageContext& context, const Picture& picture,
                  const rd::Indicator& indicator, const IndicatorExtra& extra) {
  Json rows = Json::array();
  for (const auto& each : extra.agencies) {
    Json row;
    row.set("agency_row_name", each.name);
    row.set("agency_row_href", scoped(entry_href(context, indicator), each.slug));
    row.set("agency_row_current", Json::boolean(each.slug == extra.agency));
    row.set("agency_row_figure", figure_words(indicator, each.figure, context.language));
    row.set("rating", rating_view(picture.registry, each.figure.rating, context.language));
    rows.push(std::move(row));
  }
  view.set("has_agencies", Json::boolean(!rows.items().empty()));
  view.set("agency_rows", std::move(rows));
}

void add_tabs(Json& view, const PageContext& context, const rd::Indicator& indicator,
              const IndicatorExtra& extra, const rd::Counts& counts) {
  Json tabs = Json::array();
  for (const auto& [state, count] : {std::pair(rd::UnitState::kFail, counts.fail),
                                     std::pair(rd::UnitState::kUnknown, counts.unknown),
                                     std::pair(rd::UnitState::kPass, counts.pass)}) {
    Json tab;
    tab.set("tab_label",
            web::say_count(context, "readiness_tab_" + std::string(code_of(state)), count));
    tab.set("tab_href", self(context, indicator, extra, state, 1) + "#evidence");
    tab.set("tab_current", Json::boolean(state == extra.state));
    tabs.push(std::move(tab));
  }
  view.set("tabs", std::move(tabs));
}

void add_dispute(Json& row, const PageContext& context, const Evidential& unit) {
  const std::string words = dispute_words(unit, context.language);
  row.set("unit_dispute", words);
  if (!unit.may_dispute) return;
  Json form;
  form.set("unit_key", unit.key);
  row.set(words.empty() ? "unit_may_dispute" : "unit_may_withdraw", std::move(form));
}

void add_evidence(Json& view, const PageContext& context, const Picture& picture,
                  const rd::Indicator& indicator, const IndicatorExtra& extra) {
  if (indicator.type != rd::Type::kRatio) return;
  Json evidence;
  add_tabs(evidence, context, indicator, extra, picture.figure_of(indicator.id).counts);
  Json rows = Json::array();
  for (const auto& each : extra.evidence.rows) {
    Json row;
    row.set("unit_title", each.title);
    row.set("unit_href", each.href.empty() ? "" : web::local_href(context, each.href));
    row.set("unit_plain", Json::boolean(each.href.empty()));
    row.set("unit_agency", each.agency_name);
    row.set("unit_why", facts_words(each.facts, context.language));
    row.set("unit_edit", each.edit_href.empty() ? "" : web::local_href(context, each.edit_href));
    add_dispute(row, context, each);
    rows.push(std::move(row));
  }
  evidence.set("dispute_href", entry_href(context, indicator));
  evidence.set("form_token", extra.form_token);
  evidence.set("unit_none", extra.evidence.total == 0
                                ? web::say(context, "readiness_evidence_none_" +
                                                        std::string(code_of(extra.state)))
                                : "");
  evidence.set("units_table", Json::boolean(!rows.items().empty()));
  evidence.set("unit_rows", std::move(rows));
  evidence.set("unit_reason",
               web::say(context, "readiness_reason_" + std::string(code_of(extra.state))));
  evidence.set("unit_hidden",
               extra.evidence.hidden > 0
                   ? web::say_count(context, "readiness_hidden", extra.evidence.hidden)
                   : "");
  const auto pages =
      (static_cast<std::size_t>(extra.evidence.total) + kEvidenceRows - 1) / kEvidenceRows;
  if (pages > 1) {
    Json pager;
    pager.set("pager_place",
              web::say(context, "readiness_page",
                       {{"page", std::to_string(extra.page)}, {"pages", std::to_string(pages)}}));
    if (extra.page > 1)
      pager.set("pager_previous",
                self(context, indicator, extra, extra.state, extra.page - 1) + "#evidence");
    if (extra.page < pages)
      pager.set("pager_next",
                self(context, indicator, extra, extra.state, extra.page + 1) + "#evidence");
    evidence.set("pager", std::move(pager));
  }
  evidence.set("units_csv", data_href(indicator, extra, ".csv"));
  evidence.set("units_json", data_href(indicator, extra, ".json"));
  if (extra.may_fix_all)
    evidence.set("fix_all_href",
                 http::with_query(web::local_href(context, "/manage/" + extra.agency + "/datasets"),
                                  {{"failing", indicator.id}}));
  view.set("evidence", std::move(evidence));
}

}  // namespace

std::string indicator_page(const web::Templates& templates, const PageContext& context,
                           const Picture& picture, const rd::Indicator& indicator,
                           const IndicatorExtra& extra) {
  const auto* dimension = picture.registry.find_dimension(indicator.dimension);
  std::vector<std::pair<std::string, std::string>> path;
  if (dimension)
    path.emplace_back(
        dimension->name.in(context.language),
        scoped(web::local_href(context, "/readiness/dimensions/" + dimension->id), extra.agency));
  Json view = start_page(
      context,
      {.title = indicator.question.in(context.language),
       .lead = figure_words(indicator, picture.figure_of(indicator.id), context.language),
       .noindex = !extra.agency.empty() || extra.page > 1 || extra.state != rd::UnitState::kFail},
      path);
  add_run(view, context, picture);
  view.set("indicator_id", indicator.id);
  view.set("scope_name", extra.agency_name);
  view.set("scope_all_href", extra.agency.empty() ? "" : entry_href(context, indicator));
  add_figure(view, context, picture, indicator);
  if (indicator.fix) {
    view.set("fix_text", indicator.fix->text.in(context.language));
    view.set("fix_who", indicator.fix->who.empty()
                            ? ""
                            : web::say(context, "readiness_who_" + indicator.fix->who));
  }
  Json questions = Json::array();
  for (const auto* question : picture.registry.list_questions_of(indicator.id)) {
    Json row;
    row.set("of_question", question->question.in(context.language));
    row.set("of_question_href", entry_href(context, *question));
    questions.push(std::move(row));
  }
  view.set("has_questions", Json::boolean(!questions.items().empty()));
  view.set("of_questions", std::move(questions));
  add_history(view, context, picture, indicator);
  add_how(view, context, picture, indicator);
  add_components(view, context, picture, indicator);
  add_agencies(view, context, picture, indicator, extra);
  add_evidence(view, context, picture, indicator, extra);
  view.set("history_csv", http::with_query("/readiness/history.csv", {{"indicator", indicator.id},
                                                                      {"scope", picture.scope}}));
  return templates.render("readiness_indicator", context.language, view);
}

}  // namespace portal::readiness
