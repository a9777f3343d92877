#include "portal/readiness/overview_page.hpp"

#include <utility>

#include "portal/readiness/parts.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::readiness {
namespace {

Json known_view(const PageContext& context, const Picture& picture) {
  const Evidence figures = evidence_of_indicators(picture);
  const Evidence questions = evidence_of_questions(picture, "odra");
  const auto count = [&](std::int64_t number) {
    return web::format_count(number, context.language);
  };
  Json view;
  view.set("known_figures",
           web::say(context, "readiness_known_figures",
                    {{"known", count(figures.measured)}, {"all", count(figures.all())}}));
  view.set("known_figures_bar",
           evidence_bar(context, figures, "known-figures", web::say(context, "readiness_figures")));
  view.set("known_questions", web::say(context, "readiness_known_questions",
                                       {{"measured", count(questions.measured)},
                                        {"attested", count(questions.attested)},
                                        {"missing", count(questions.missing)},
                                        {"all", count(questions.all())}}));
  view.set("known_questions_bar", evidence_bar(context, questions, "known-questions",
                                               web::say(context, "readiness_questions")));
  return view;
}

Json source_view(const PageContext& context, const catalog::facts::SourceState& source) {
  Json item;
  item.set("source_name", web::say(context, "readiness_source_" + source.name));
  item.set("source_filled", !source.is_there ? web::say(context, "readiness_grey_not_measured")
                            : source.filled
                                ? web::format_moment(*source.filled, context.zone, context.language)
                                : web::say(context, "readiness_source_never"));
  item.set("source_note", source.note.empty() ? "" : web::say(context, source.note));
  return item;
}

Json dimension_rows(const PageContext& context, const Picture& picture,
                    const std::string& framework, std::size_t start) {
  Json rows = Json::array();
  for (const auto& row : rows_of(picture, framework))
    rows.push(dimension_view(context, picture, row, start++));
  return rows;
}

Json texts_view(const std::vector<rd::Words>& texts, std::string_view language) {
  Json list = Json::array();
  for (const auto& text : texts) list.push(text.in(language));
  return list;
}

// What was suggested for it, over time.
void add_question_line(Json& item, const PageContext& context, const Picture& picture,
                       const rd::Indicator& question, rd::Rating suggested) {
  const auto found = picture.histories.find(question.id);
  if (question.inputs.empty() || found == picture.histories.end()) return;
  RatingLine line;
  for (const auto& point : found->second) line.emplace_back(point.day, point.rating);
  item.set("q_line", ratings_line(context, picture, line, "q-" + html_id(question.id),
                                  question.question.in(context.language)));
  item.set("q_history", "/readiness/history.csv?indicator=" + question.id);
  item.set("q_change",
           change_words(context, suggested, rating_before(found->second, picture.today)));
}

Json question_row(const PageContext& context, const Picture& picture,
                  const rd::Indicator& question) {
  Json item;
  const auto found = picture.suggestions.find(question.id);
  const auto judged = picture.attested.questions.find(question.id);
  const bool is_judged = judged != picture.attested.questions.end();
  item.set("q_id", question.id.substr(question.id.find('.') + 1));
  item.set("q_text", question.question.in(context.language));
  item.set("q_href", entry_href(context, question));
  item.set("q_importance",
           picture.registry.importance(question.importance).name.in(context.language));
  const bool is_expired = picture.attested.expired.contains(question.id);
  item.set("q_how", web::say(context, is_expired                ? "readiness_assessed_expired"
                                      : is_judged               ? "readiness_assessed"
                                      : question.inputs.empty() ? "readiness_judged_by_people"
                                                                : "readiness_suggested"));
  const auto suggested =
      found == picture.suggestions.end() ? rd::Rating::kGrey : found->second.rating;
  item.set("rating",
           rating_view(picture.registry, is_judged ? judged->second : suggested, context.language));
  add_question_line(item, context, picture, question, suggested);
  if (!is_judged) return item;
  if (const auto href = picture.attested.hrefs.find(question.id);
      href != picture.attested.hrefs.end())
    item.set("q_report", web::local_href(context, href->second));
  if (!question.inputs.empty())
    item.set(
        "q_beside",
        web::say(context, "readiness_suggested_beside",
                 {{"rating", picture.registry.words_of(suggested).name.in(context.language)}}));
  return item;
}

std::string number_of(const rd::Indicator& question) {
  return question.id.substr(question.id.find('.') + 1);
}

}  // namespace

std::string overview_page(const web::Templates& templates, const PageContext& context,
                          const Picture& picture) {
  Json view = start_page(context,
                         {.title = web::say(context, "readiness_title"),
                          .lead = web::say(context, "readiness_lead"),
                          .alternates = {{"application/json", "/readiness.json", "JSON"},
                                         {"text/csv", "/readiness.csv", "CSV"},
                                         {"text/turtle", "/readiness.ttl", "Turtle"},
                                         {"application/ld+json", "/readiness.jsonld", "JSON-LD"}}});
  add_run(view, context, picture);
  view.set("known", known_view(context, picture));
  view.set("odra_rows", dimension_rows(context, picture, "odra", 0));
  view.set("measured_rows", dimension_rows(context, picture, "measured", 100));
  if (!picture.attested.href.empty()) {
    view.set("assessment_title", picture.attested.title.in(context.language));
    view.set("assessment_href", web::local_href(context, picture.attested.href));
  }
  Json sources = Json::array();
  for (const auto& source : picture.sources) sources.push(source_view(context, source));
  view.set("sources", std::move(sources));
  if (picture.checked)
    view.set("facts_checked",
             web::say_count(
                 context, "readiness_checked", picture.differences,
                 {{"time", web::format_moment(*picture.checked, context.zone, context.language)}}));
  view.set("registry_line", web::say(context, "readiness_registry_line",
                                     {{"version", picture.registry.version()},
                                      {"hash", picture.registry.hash().substr(0, 12)}}));
  view.set("agencies_readiness_href", web::local_href(context, "/readiness/agencies"));
  view.set("what_if_href", web::local_href(context, "/readiness/what-if"));
  view.set("coverage_pages_href", web::local_href(context, "/readiness/coverage"));
  view.set("assessments_href", web::local_href(context, "/readiness/assessments"));
  view.set("action_plan_href", web::local_href(context, "/readiness/actions"));
  return templates.render("readiness", context.language, view);
}

std::string dimension_page(const web::Templates& templates, const PageContext& context,
                           const Picture& picture, const rd::Dimension& dimension,
                           const std::string& agency_name) {
  const auto row = row_of(picture, dimension);
  Json view = start_page(context, {.title = dimension.name.in(context.language),
                                   .lead = web::say(context, "readiness_dimension_lead"),
                                   .noindex = picture.scope != rd::kPortal});
  add_run(view, context, picture);
  view.set("scope_name", agency_name);
  const auto* framework = picture.registry.find_framework(dimension.framework);
  const bool is_measured = dimension.framework == "measured";
  view.set("framework_name", framework ? framework->name.in(context.language) : "");
  view.set("based_on",
           dimension.framework == "odra" ? web::say(context, "readiness_based_on") : "");
  view.set("dimension_provenance",
           is_measured ? "" : provenance_words(dimension.provenance, context.language));
  view.set("dimension_row", dimension_view(context, picture, row, 0));
  Json questions = Json::array(), indicators = Json::array();
  for (const auto* entry : picture.registry.list_of_dimension(dimension.id))
    if (entry->type == rd::Type::kQuestion) questions.push(question_row(context, picture, *entry));
  for (const auto* indicator : indicators_of(picture.registry, dimension))
    if (is_counted(picture, *indicator))
      indicators.push(indicator_view(context, picture, *indicator));
  view.set("has_questions", Json::boolean(!questions.items().empty()));
  view.set("has_indicators", Json::boolean(!indicators.items().empty()));
  view.set("indicators_title",
           web::say(context, is_measured ? "readiness_indicators" : "readiness_inputs"));
  view.set("questions", std::move(questions));
  view.set("indicators", std::move(indicators));
  return templates.render("readiness_dimension", context.language, view);
}

std::string question_page(const web::Templates& templates, const PageContext& context,
                          const Picture& picture, const rd::Indicator& question) {
  const auto* dimension = picture.registry.find_dimension(question.dimension);
  std::vector<std::pair<std::string, std::string>> path;
  if (dimension)
    path.emplace_back(dimension->name.in(context.language),
                      web::local_href(context, "/readiness/dimensions/" + dimension->id));
  Json view = start_page(
      context,
      {.title = number_of(question) + ". " + question.question.in(context.language), .lead = ""},
      path);
  add_run(view, context, picture);
  view.set("based_on", question.framework == "odra" ? web::say(context, "readiness_based_on") : "");
  view.set("question_row", question_row(context, picture, question));
  view.set("question_provenance", provenance_words(question.provenance, context.language));
  view.set("question_for", texts_view(question.evidence_for, context.language));
  view.set("question_against", texts_view(question.evidence_against, context.language));
  const auto found = picture.suggestions.find(question.id);
  if (!question.inputs.empty() && found != picture.suggestions.end()) {
    const auto whole = [&](double weight) {
      return web::format_decimal(weight, 1, context.language);
    };
    view.set("question_how", web::say(context, "readiness_how_suggested",
                                      {{"known", whole(found->second.known_weight)},
                                       {"all", whole(found->second.weight)}}));
  }
  Json inputs = Json::array();
  for (const auto& input : question.inputs) {
    const auto* indicator = picture.registry.find(input.id);
    if (!indicator) continue;
    Json item = indicator_view(context, picture, *indicator);
    item.set("ind_role", web::say(context, input.is_primary ? "readiness_input_primary"
                                                            : "readiness_input_supporting"));
    inputs.push(std::move(item));
  }
  view.set("question_no_inputs",
           inputs.items().empty() ? web::say(context, "readiness_no_inputs_help") : "");
  view.set("has_indicators", Json::boolean(!inputs.items().empty()));
  view.set("indicators", std::move(inputs));
  return templates.render("readiness_question", context.language, view);
}

}  // namespace portal::readiness
