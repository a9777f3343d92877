#include "portal/assess/form_page.hpp"

#include "portal/assess/form_reading.hpp"
#include "portal/readiness/words.hpp"

namespace portal::assess {
namespace {

using base::Json;

Json figure_view(const rd::Registry& registry, const web::PageContext& context,
                 const Measure& measure) {
  Json item = Json::object();
  item.set("figure_name", measure.indicator->question.in(context.language));
  item.set("figure_href",
           web::local_href(context, "/readiness/indicators/" + measure.indicator->id));
  item.set("figure_rating", rating_view(registry, measure.figure.rating, {{context.language}}));
  item.set("figure_counts",
           readiness::figure_words(*measure.indicator, measure.figure, context.language));
  item.set("figure_weight",
           web::say(context, measure.is_primary ? "assess_primary" : "assess_supporting"));
  return item;
}

Json hints(const std::vector<rd::Words>& list, const std::string& language) {
  Json items = Json::array();
  for (const auto& words : list) {
    Json item = Json::object();
    item.set("hint", words.in(language));
    items.push(std::move(item));
  }
  return items;
}

std::vector<std::pair<std::string, std::string>> kinds(const web::PageContext& context) {
  std::vector<std::pair<std::string, std::string>> list;
  for (const char* kind : {"url", "document", "law", "interview", "dataset", "measurement"})
    list.emplace_back(kind, web::say(context, "assess_kind_" + std::string(kind)));
  return list;
}

std::vector<std::pair<std::string, std::string>> in_force(const web::PageContext& context) {
  std::vector<std::pair<std::string, std::string>> list;
  for (const char* word : {"unknown", "yes", "no"})
    list.emplace_back(word, web::say(context, "assess_force_" + std::string(word)));
  return list;
}

Json source_view(const rd::Registry& registry, const web::PageContext& context,
                 const as::Source& source, const std::string& prefix, const std::string& place) {
  Json item = Json::object();
  item.set("source_prefix", prefix);
  item.set("source_place", place);
  item.set("source_kinds", options(kinds(context), as::code_of(source.kind)));
  item.set("source_forces", options(in_force(context), as::code_of(source.in_force)));
  item.set("source_title", source.title);
  item.set("source_url", source.url);
  item.set("source_page", source.page);
  item.set("source_number", source.number);
  item.set("source_date", source.date);
  item.set("source_person", source.person);
  item.set("source_dataset", source.measurement ? source.measurement->indicator : source.dataset);
  if (source.measurement && !source.measurement->day.empty())
    item.set("source_frozen", source_words(source, registry, context.language));
  const std::string words = source_words(source, registry, context.language);
  const bool is_new = source == as::Source{};
  item.set("source_summary", is_new ? web::say(context, "assess_source_new") : words);
  item.set("source_open", Json::boolean(is_new));
  return item;
}

Json statements_view(const rd::Registry& registry, const web::PageContext& context,
                     const std::vector<as::Statement>& list) {
  Json items = Json::array();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const as::Statement& statement = list[i];
    const std::string place = std::to_string(i);
    const std::string prefix = "s" + place + "_";
    Json item = Json::object();
    item.set("statement_place", place);
    item.set("statement_number", std::to_string(i + 1));
    item.set("statement_prefix", prefix);
    item.set("statement_signs", options({{"+", web::say(context, "assess_sign_plus")},
                                         {"-", web::say(context, "assess_sign_minus")},
                                         {"0", web::say(context, "assess_sign_zero")}},
                                        std::string(1, statement.sign)));
    item.set("statement_vi", statement.text.vi);
    item.set("statement_en", statement.text.en);
    item.set("statement_first", Json::boolean(i > 0));
    item.set("statement_last", Json::boolean(i + 1 < list.size()));
    Json sources = Json::array();
    for (std::size_t j = 0; j < statement.sources.size(); ++j)
      sources.push(source_view(registry, context, statement.sources[j],
                               prefix + "n" + std::to_string(j) + "_",
                               place + ":" + std::to_string(j)));
    item.set("statement_sources", std::move(sources));
    items.push(std::move(item));
  }
  return items;
}

// What another one saved, to be read beside the form.
Json theirs_view(const rd::Registry& registry, const web::PageContext& context,
                 const Theirs<as::Answer>& theirs) {
  const Tongues both{{"vi", "en"}};
  Json json = Json::object();
  json.set("theirs_by", web::say(context, "assess_conflict", {{"name", theirs.by}}));
  json.set("theirs_rating", rating_view(registry, theirs.part.rating.value_or(rd::Rating::kGrey),
                                        {{context.language}}));
  json.set("theirs_comment", halves(theirs.part.comment, both));
  Json lines = Json::array();
  for (const auto& statement : theirs.part.statements) {
    Json line = Json::object();
    line.set("theirs_sign", statement.sign == '-' ? "−" : std::string(1, statement.sign));
    line.set("theirs_text", halves(statement.text, both));
    lines.push(std::move(line));
  }
  json.set("theirs_lines", std::move(lines));
  return json;
}

std::string joined(const std::vector<as::Pair>& lines, std::string_view language) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) text += (i ? "\n" : "") + lines[i].in(language);
  return text;
}

Json crumbs_to(const web::PageContext& context, const as::Working& working) {
  return Json(Json::Array{
      web::crumb(web::say(context, "assess_manage"),
                 web::local_href(context, "/manage/assessments")),
      web::crumb(in(working.document.head.title, context.language),
                 web::local_href(context, "/manage/assessments/" + working.stored.id))});
}

// The part before and the one after, as they are printed.
void add_neighbours(Json& view, const web::PageContext& context, const as::Working& working,
                    const std::string& question) {
  std::vector<std::string> order;
  for (const auto& section : working.document.sections) {
    for (const auto& entry : section.entries) order.push_back("questions/" + entry.answer.question);
    order.push_back("dimensions/" + section.conclusion.dimension);
  }
  const std::string base =
      web::local_href(context, "/manage/assessments/" + working.stored.id + "/");
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] != question) continue;
    if (i > 0) view.set("before_href", base + order[i - 1]);
    if (i + 1 < order.size()) view.set("after_href", base + order[i + 1]);
  }
}

}  // namespace

std::string question_page(app::App& app, const web::PageContext& context,
                          const QuestionGiven& given) {
  const auto& question = *given.frame.find(given.answer.question);
  web::PageHead head;
  head.title = question.id + " " + in(question.text, context.language);
  head.noindex = true;
  Json view = web::start_view(context, head);
  view.set("crumbs", crumbs_to(context, given.working));
  add_state(view, context, given.state);
  add_neighbours(view, context, given.working, "questions/" + question.id);
  view.set("question_id", question.id);
  view.set("question_text", halves(question.text, {{"vi", "en"}}));
  view.set("based_on",
           given.frame.framework == "odra" ? web::say(context, "assess_based_on_odra") : "");
  if (const auto* entry = app.registry.find(question.id)) {
    view.set("hints_for", hints(entry->evidence_for, context.language));
    view.set("hints_against", hints(entry->evidence_against, context.language));
    view.set("has_hints", Json::boolean(!entry->evidence_for.empty()));
  }
  view.set("suggested_rating",
           rating_view(app.registry, given.suggested.rating, {{context.language}}));
  Json figures = Json::array();
  for (const auto& measure : given.measures)
    figures.push(figure_view(app.registry, context, measure));
  view.set("no_figures", Json::boolean(figures.items().empty()));
  view.set("figures", std::move(figures));
  if (given.theirs) view.set("theirs", theirs_view(app.registry, context, *given.theirs));
  view.set("statements", statements_view(app.registry, context, given.answer.statements));
  view.set("ratings", rating_options(app.registry, given.answer.rating, context.language));
  view.set("preliminaries",
           rating_options(app.registry, given.answer.preliminary, context.language));
  view.set("comment", boxes(context, "comment", "assess_comment", given.answer.comment));
  view.set("reason", boxes(context, "reason", "assess_reason", given.answer.reason, 3));
  view.set("validation",
           boxes(context, "validation", "assess_validation_words", given.answer.validation, 3));
  view.set("valid_until", given.answer.valid_until);
  view.set("may_write", Json::boolean(given.working.stored.state == as::State::kDraft));
  view.set("remarks", remarks_view(context, given.remarks, question.id));
  view.set("past_block", past_view(app.registry, context, given.past));
  view.set("last_field", kLastField);
  return app.templates.render("assess_question", context.language, view);
}

std::string dimension_page(app::App& app, const web::PageContext& context,
                           const DimensionGiven& given) {
  const auto& section = *given.working.document.find_section(given.conclusion.dimension);
  web::PageHead head;
  head.title = in(section.name, context.language);
  head.noindex = true;
  Json view = web::start_view(context, head);
  view.set("crumbs", crumbs_to(context, given.working));
  add_state(view, context, given.state);
  add_neighbours(view, context, given.working, "dimensions/" + given.conclusion.dimension);
  view.set("area_name", halves(section.name, {{"vi", "en"}}));
  view.set("suggested_rating", rating_view(app.registry, as::suggest_overall(given.frame, section),
                                           {{context.language}}));
  Json rows = Json::array();
  for (const auto& entry : section.entries) {
    Json row = Json::object();
    row.set("row_id", entry.answer.question);
    row.set("row_text", in(entry.question, context.language));
    row.set("row_rating", rating_view(app.registry, entry.answer.rating.value_or(rd::Rating::kGrey),
                                      {{context.language}}));
    rows.push(std::move(row));
  }
  view.set("rows", std::move(rows));
  if (given.theirs) {
    as::Answer shown{.rating = given.theirs->part.rating, .comment = given.theirs->part.comment};
    view.set("theirs", theirs_view(app.registry, context, {given.theirs->by, std::move(shown)}));
  }
  const as::Conclusion& conclusion = given.conclusion;
  view.set("ratings", rating_options(app.registry, conclusion.rating, context.language));
  view.set("comment", boxes(context, "comment", "assess_comment", conclusion.comment));
  view.set("strengths",
           boxes(context, "strengths", "assess_strengths_lines",
                 {joined(conclusion.strengths, "vi"), joined(conclusion.strengths, "en")}));
  view.set("limits", boxes(context, "limits", "assess_limits_lines",
                           {joined(conclusion.limits, "vi"), joined(conclusion.limits, "en")}));
  view.set("conclusion", boxes(context, "conclusion", "assess_conclusion", conclusion.text, 6));
  view.set("may_write", Json::boolean(given.working.stored.state == as::State::kDraft));
  view.set("remarks", remarks_view(context, given.remarks, conclusion.dimension));
  view.set("past_block", past_view(app.registry, context, given.past));
  view.set("last_field", kLastField);
  return app.templates.render("assess_dimension", context.language, view);
}

}  // namespace portal::assess
