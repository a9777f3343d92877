#include "portal/assess/report.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/assess/footnotes.hpp"
#include "portal/web/format.hpp"

namespace portal::assess {
namespace {

using base::Json;

Json lines_view(const std::vector<as::Pair>& lines, const Tongues& tongues) {
  Json list = Json::array();
  for (const auto& line : lines) {
    Json item = Json::object();
    item.set("line", halves(line, tongues));
    list.push(std::move(item));
  }
  return list;
}

// Strengths or limits: null where there are none.
Json lines_block(const std::vector<as::Pair>& lines, const Tongues& tongues) {
  if (lines.empty()) return {};
  Json json = Json::object();
  json.set("lines", lines_view(lines, tongues));
  return json;
}

class Printer {
 public:
  Printer(const web::PageContext& context, const ReportGiven& given)
      : context_(context), given_(given), notes_(given.registry, given.tongues) {}

  Json sections() {
    Json list = Json::array();
    for (const auto& section : given_.working.document.sections)
      if (is_said(section)) list.push(section_view(section));
    return list;
  }
  /// The areas of which nothing is said.
  Json unsaid() const {
    as::Pair list;
    for (const auto& section : given_.working.document.sections) {
      if (is_said(section)) continue;
      list.vi += (list.vi.empty() ? "" : "; ") + in(section.name, "vi");
      list.en += (list.en.empty() ? "" : "; ") + in(section.name, "en");
    }
    return halves(list, given_.tongues);
  }
  Json notes() const { return notes_.view(); }

 private:
  static bool is_said(const as::Section& section) {
    const auto answered = [](const as::Entry& entry) {
      return entry.answer != as::Answer{.question = entry.answer.question};
    };
    return std::ranges::any_of(section.entries, answered) ||
           section.conclusion != as::Conclusion{.dimension = section.conclusion.dimension};
  }

  std::string number_of(const std::string& id) const {
    return id.substr(given_.working.document.head.framework.size() + 1);
  }

  Json rating_of(std::optional<rd::Rating> rating) const {
    return rating_view(given_.registry, rating.value_or(rd::Rating::kGrey), given_.tongues);
  }

  // What stands below the colour: what it was before validation, since when it is expired.
  void add_marks(Json& view, const as::Answer& answer) const {
    if (answer.preliminary) {
      const auto name = [&](const char* language) {
        return rating_name(given_.registry, *answer.preliminary, language);
      };
      const as::Pair words{base::say({"assess_was", {{"rating", name("vi")}}}, "vi"),
                           base::say({"assess_was", {{"rating", name("en")}}}, "en")};
      view.set("was", halves(words, given_.tongues));
      view.set("validation", halves(answer.validation, given_.tongues));
    }
    if (answer.rating && as::is_expired(answer, given_.today)) {
      const auto words = [&](const char* language) {
        return base::say({"assess_expired_on", {{"day", day_words(answer.valid_until, language)}}},
                         language);
      };
      view.set("expired", halves({words("vi"), words("en")}, given_.tongues));
    }
    view.set("reason", halves(answer.reason, given_.tongues));
  }

  Json entry_view(const as::Entry& entry) {
    const as::Answer& answer = entry.answer;
    Json view = Json::object();
    view.set("question_number", number_of(answer.question));
    view.set("question_anchor", answer.question);
    view.set("question_text", halves(entry.question, given_.tongues));
    view.set("question_rating", rating_of(answer.rating));
    view.set("question_comment", halves(answer.comment, given_.tongues));
    add_marks(view, answer);
    Json statements = Json::array();
    for (const auto& statement : answer.statements) statements.push(statement_view(statement));
    if (!answer.statements.empty()) {
      Json evidence = Json::object();
      evidence.set("statements", std::move(statements));
      view.set("evidence", std::move(evidence));
    }
    return view;
  }

  Json statement_view(const as::Statement& statement) {
    Json view = Json::object();
    const bool minus = statement.sign == '-';
    view.set("sign", minus ? "−" : std::string(1, statement.sign));
    view.set("sign_word", base::say({statement.sign == '+' ? "assess_sign_plus"
                                     : minus               ? "assess_sign_minus"
                                                           : "assess_sign_zero",
                                     {}},
                                    context_.language));
    view.set("statement", halves(statement.text, given_.tongues));
    view.set("marks", notes_.marks_of(statement.sources));
    return view;
  }

  Json section_view(const as::Section& section) {
    const as::Conclusion& conclusion = section.conclusion;
    Json view = Json::object();
    view.set("area_number", number_of(conclusion.dimension));
    view.set("area_anchor", conclusion.dimension);
    view.set("area_name", halves(section.name, given_.tongues));
    Json entries = Json::array();
    for (const auto& entry : section.entries) entries.push(entry_view(entry));
    view.set("entries", entries);
    view.set("rows", rows_of(std::move(entries)));
    view.set("overall_rating", rating_of(conclusion.rating));
    view.set("overall_comment", halves(conclusion.comment, given_.tongues));
    add_suggestion(view, section);
    view.set("strengths", lines_block(conclusion.strengths, given_.tongues));
    view.set("limits", lines_block(conclusion.limits, given_.tongues));
    view.set("conclusion", halves(conclusion.text, given_.tongues));
    add_priorities(view, conclusion.dimension);
    return view;
  }

  // The same entries for the table, where their names are taken already.
  static Json rows_of(Json entries) {
    for (auto& entry : entries.items()) {
      Json row = Json::object();
      row.set("row", std::move(entry));
      entry = std::move(row);
    }
    return entries;
  }

  void add_suggestion(Json& view, const as::Section& section) const {
    const auto suggested = as::suggest_overall(given_.frame, section);
    const auto words = [&](const char* language) {
      return base::say({"assess_overall_suggested",
                        {{"rating", rating_name(given_.registry, suggested, language)}}},
                       language);
    };
    view.set("overall_suggested", halves({words("vi"), words("en")}, given_.tongues));
  }

  void add_priorities(Json& view, const std::string& dimension) const {
    Json list = Json::array();
    for (const int priority : {1, 2})
      for (const auto& action : given_.working.document.actions)
        if (action.dimension == dimension && action.priority == priority &&
            action.status != as::ActionStatus::kDropped)
          list.push(priority_view(action));
    if (!list.items().empty()) {
      Json table = Json::object();
      table.set("priorities", std::move(list));
      view.set("priority_table", std::move(table));
    }
    view.set("missing_priorities",
             missing_words(as::missing_priorities(given_.working.document.actions, dimension),
                           given_.tongues));
  }

  Json priority_view(const as::Action& action) const {
    Json item = Json::object();
    item.set("priority_number", std::to_string(action.priority));
    item.set("priority_title", halves(action.title, given_.tongues));
    item.set("priority_why", halves(action.why, given_.tongues));
    item.set("priority_lead", action.lead);
    item.set("priority_due", due_words(action, context_.language));
    item.set("priority_cost", cost_words(action, context_.language));
    return item;
  }

  const web::PageContext& context_;
  const ReportGiven& given_;
  Footnotes notes_;
};

std::string percent(const as::Completeness& completeness) {
  constexpr int hundred = 100;
  return std::to_string(completeness.all == 0 ? 0
                                              : completeness.present * hundred / completeness.all);
}

Json meters(const as::Document& document, const web::PageContext& context) {
  Json list = Json::array();
  for (const auto& language : document.head.languages) {
    const auto completeness = as::completeness_of(document, language);
    Json item = Json::object();
    item.set("meter_words", web::say(context, "assess_complete_" + language,
                                     {{"present", std::to_string(completeness.present)},
                                      {"all", std::to_string(completeness.all)}}));
    item.set("meter_value", percent(completeness));
    list.push(std::move(item));
  }
  return list;
}

Json list_of(const std::vector<std::string>& names) {
  return names.empty() ? Json() : Json(base::join(names, ", "));
}

void add_versions(Json& view, const web::PageContext& context, const ReportGiven& given) {
  const auto& stored = given.working.stored;
  if (!stored.previous.empty()) {
    view.set("previous_href",
             web::local_href(context, "/readiness/assessments/" + stored.previous));
    view.set("diff_href", web::local_href(context, "/readiness/assessments/" + stored.previous +
                                                       "/diff/" + stored.id));
  }
  Json later = Json::array();
  for (const auto& [id, day] : given.next) {
    Json item = Json::object();
    item.set("later_href", web::local_href(context, "/readiness/assessments/" + id));
    item.set("later_day", day_words(day, context.language));
    later.push(std::move(item));
  }
  view.set("later", std::move(later));
  if (!given.dataset_path.empty())
    view.set("dataset_href", web::local_href(context, given.dataset_path));
  if (given.may_write)
    view.set("write_href", web::local_href(context, "/manage/assessments/" + stored.id));
}

// What the report's own words are, in each of its languages: "say_limits" for assess_limits.
void add_words(Json& view, const Tongues& tongues) {
  for (const char* key :
       {"assess_framework",  "assess_scope",         "assess_cutoff",   "assess_authors",
        "assess_reviewers",  "assess_languages",     "assess_question", "assess_rating",
        "assess_comment",    "assess_table_caption", "assess_overall",  "assess_validation",
        "assess_reason",     "assess_strengths",     "assess_limits",   "assess_conclusion",
        "assess_priorities", "assess_priority",      "assess_action",   "assess_lead",
        "assess_due",        "assess_cost",          "assess_unsaid",   "assess_notes"})
    view.set("say_" + std::string(key).substr(std::string_view("assess_").size()),
             fixed(key, tongues));
}

void add_head(Json& view, const web::PageContext& context, const ReportGiven& given) {
  const as::Document& document = given.working.document;
  const std::string language = context.language;
  view.set("report_title", halves(document.head.title, given.tongues));
  view.set("framework_name", halves(given.frame.name, given.tongues));
  view.set("framework_version", document.head.framework_version);
  if (document.head.framework == "odra")
    view.set("based_on", fixed("assess_based_on_odra", given.tongues));
  view.set("scope_words", halves(given.scope, given.tongues));
  view.set("cutoff_words", day_words(document.head.cutoff, language));
  view.set("authors", list_of(document.head.authors));
  view.set("reviewers", list_of(document.head.reviewers));
  view.set(
      "state_words",
      web::say(context, "assess_state_" + std::string(as::code_of(given.working.stored.state))));
  if (!document.head.registry_version.empty())
    view.set("registry_words", web::say(context, "assess_registry",
                                        {{"version", document.head.registry_version},
                                         {"hash", document.head.registry_hash.substr(0, 12)}}));
  if (document.published) {
    view.set("published_words", web::say(context, "assess_published_on",
                                         {{"day", day_words(document.published->day, language)},
                                          {"by", document.published->by}}));
    view.set("sha256", document.published->sha256);
  }
  view.set("meters", meters(document, context));
  const auto expired = as::list_expired(document, given.today).size();
  if (expired > 0)
    view.set("expired_words",
             web::say_count(context, "assess_expired_count", static_cast<std::int64_t>(expired)));
}

Json legend(const ReportGiven& given) {
  Json list = Json::array();
  for (const auto rating : rd::all_ratings()) {
    Json item = Json::object();
    item.set("legend_rating", rating_view(given.registry, rating, given.tongues));
    const auto& meaning = given.registry.words_of(rating).meaning;
    item.set("legend_meaning", halves({meaning.vi, meaning.en}, given.tongues));
    list.push(std::move(item));
  }
  return list;
}

}  // namespace

std::string report_page(const web::Templates& templates, const web::PageContext& context,
                        const ReportGiven& given) {
  const as::Document& document = given.working.document;
  const std::string data = "/readiness/assessments/" + document.id;
  web::PageHead head;
  head.title = in(document.head.title, context.language);
  head.noindex = !is_public(given.working.stored);
  if (!head.noindex)
    head.alternates = {{"application/json", data + ".json", "JSON"},
                       {"text/csv", data + ".csv", "CSV"},
                       {"text/turtle", data + ".ttl", "Turtle"}};
  Json view = web::start_view(context, head);
  view.set("crumbs", list_crumbs(context));
  add_words(view, given.tongues);
  add_head(view, context, given);
  add_versions(view, context, given);
  view.set("data_href", data);
  const std::string here = web::local_href(context, data);
  view.set("both_href", given.tongues.is_both() ? "" : here + "?both=1");
  view.set("one_href", given.tongues.is_both() ? here : "");
  view.set("is_both", Json::boolean(given.tongues.is_both()));
  Printer printer(context, given);
  view.set("areas", printer.sections());
  view.set("unsaid", printer.unsaid());
  view.set("footnotes", printer.notes());
  view.set("legend", legend(given));
  return templates.render("assess_report", context.language, view);
}

}  // namespace portal::assess
