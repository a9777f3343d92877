#include "catalog/assessment/check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace catalog::assessment {
namespace {

/// Collects what is wrong.
class Finder {
 public:
  void say(std::string key, std::map<std::string, std::string> arguments = {}) {
    faults_.push_back({std::move(key), std::move(arguments)});
  }
  void text(std::string_view text, std::string_view field) {
    for (auto& fault : faults_of_text(text, field)) faults_.push_back(std::move(fault));
  }
  void pair(const Pair& pair, std::string_view field) {
    text(pair.vi, field);
    text(pair.en, field);
  }
  void day(std::string_view day, std::string_view field) {
    if (!day.empty() && !is_day(day)) say("assess_date_bad", {{"date", base::shorten(day, 40)}});
    text(day, field);
  }
  void count(std::size_t count, std::size_t limit, std::string_view field) {
    if (count > limit)
      say("assess_too_many", {{"field", std::string(field)}, {"limit", std::to_string(limit)}});
  }
  Faults take() { return std::move(faults_); }

 private:
  Faults faults_;
};

bool is_far(Rating one, Rating other) {
  const auto steps = readiness::steps_between(one, other);
  return steps && *steps > 1;
}

void find_in(Finder& finder, const Source& source) {
  for (const auto* text :
       {&source.title, &source.url, &source.page, &source.number, &source.dataset, &source.person})
    finder.text(*text, "source");
  finder.day(source.date, "date");
  const bool web = source.url.starts_with("https://") || source.url.starts_with("http://");
  if (!source.url.empty() && !web)
    finder.say("assess_url_bad", {{"url", base::shorten(source.url, 80)}});
}

void find_in(Finder& finder, const Statement& statement) {
  if (statement.text.is_empty()) finder.say("assess_statement_empty");
  finder.pair(statement.text, "evidence");
  finder.count(statement.sources.size(), kSources, "sources");
  for (const auto& source : statement.sources) find_in(finder, source);
}

}  // namespace

Faults faults_of_text(std::string_view text, std::string_view field) {
  if (text.size() > kTextBytes)
    return {{"assess_text_long",
             {{"field", std::string(field)}, {"limit", std::to_string(kTextBytes)}}}};
  if (!base::is_utf8(text)) return {{"assess_text_bad", {{"field", std::string(field)}}}};
  return {};
}

Faults faults_of(const Answer& answer, const Frame& frame) {
  Finder finder;
  if (!frame.find(answer.question))
    finder.say("assess_question_unknown", {{"question", base::shorten(answer.question, 80)}});
  if (answer.rating == Rating::kNotApplicable && answer.reason.is_empty())
    finder.say("assess_not_applicable_reason", {{"question", answer.question}});
  if (answer.rating && answer.suggested && is_far(*answer.rating, answer.suggested->rating) &&
      answer.reason.is_empty())
    finder.say("assess_far_reason", {{"question", answer.question}});
  if (answer.preliminary && !answer.rating) finder.say("assess_validation_unrated");
  if (answer.preliminary && answer.validation.is_empty())
    finder.say("assess_validation_note", {{"question", answer.question}});
  finder.pair(answer.comment, "comment");
  finder.pair(answer.reason, "reason");
  finder.pair(answer.validation, "validation");
  finder.day(answer.valid_until, "validUntil");
  finder.count(answer.statements.size(), kStatements, "evidence");
  for (const auto& statement : answer.statements) find_in(finder, statement);
  return finder.take();
}

Faults faults_of(const Conclusion& conclusion, const Frame& frame, Rating suggested) {
  Finder finder;
  if (!frame.find_dimension(conclusion.dimension))
    finder.say("assess_dimension_unknown",
               {{"dimension", base::shorten(conclusion.dimension, 80)}});
  if (conclusion.rating && conclusion.comment.is_empty() &&
      (is_far(*conclusion.rating, suggested) || conclusion.rating == Rating::kNotApplicable))
    finder.say("assess_far_overall", {{"dimension", conclusion.dimension}});
  finder.pair(conclusion.comment, "comment");
  finder.pair(conclusion.text, "conclusion");
  finder.count(conclusion.strengths.size(), kLines, "strengths");
  finder.count(conclusion.limits.size(), kLines, "limits");
  for (const auto& line : conclusion.strengths) finder.pair(line, "strengths");
  for (const auto& line : conclusion.limits) finder.pair(line, "limits");
  return finder.take();
}

Faults faults_of(const Head& head, const Frame& frame) {
  Finder finder;
  if (head.title.is_empty()) finder.say("assess_title_missing");
  finder.pair(head.title, "title");
  if (head.cutoff.empty()) finder.say("assess_cutoff_missing");
  finder.day(head.cutoff, "cutoff");
  const auto is_language = [](const std::string& code) { return code == "vi" || code == "en"; };
  if (head.languages.empty() || !std::ranges::all_of(head.languages, is_language))
    finder.say("assess_languages_bad");
  for (const auto* list : {&head.authors, &head.reviewers}) {
    finder.count(list->size(), kLines, "authors");
    for (const auto& name : *list) finder.text(name, "authors");
  }
  finder.count(head.questions.size(), kStatements, "ownQuestions");
  std::set<std::string> ids;
  for (const auto& question : head.questions) {
    const bool is_below = question.id.starts_with(question.dimension + ".");
    if (!frame.find_dimension(question.dimension) || !is_below || question.text.is_empty() ||
        !ids.insert(question.id).second)
      finder.say("assess_own_question_bad", {{"question", base::shorten(question.id, 80)}});
    finder.pair(question.text, "ownQuestions");
  }
  return finder.take();
}

Faults faults_of(const Action& action) {
  Finder finder;
  if (action.title.is_empty()) finder.say("assess_action_title");
  finder.pair(action.title, "title");
  finder.pair(action.why, "why");
  for (const auto* text : {&action.lead, &action.partners, &action.duration, &action.funding,
                           &action.dropped_because, &action.origin})
    finder.text(*text, "action");
  finder.day(action.start, "start");
  finder.day(action.due, "due");
  if (!action.start.empty() && !action.due.empty() && action.due < action.start)
    finder.say("assess_action_dates");
  const bool digits =
      action.amount.size() <= 18 && std::ranges::all_of(action.amount, [](unsigned char letter) {
        return letter >= '0' && letter <= '9';
      });
  const bool has_leading_zero = action.amount.size() > 1 && action.amount[0] == '0';
  const bool currency =
      action.currency.size() == 3 && std::ranges::all_of(action.currency, [](unsigned char letter) {
        return letter >= 'A' && letter <= 'Z';
      });
  if (!digits || has_leading_zero || (!action.amount.empty() && !currency))
    finder.say("assess_action_cost");
  if (action.status == ActionStatus::kDropped && action.dropped_because.empty())
    finder.say("assess_action_dropped");
  if (!action.test.indicator.empty() && !action.test.colour && !action.test.pass)
    finder.say("assess_action_test");
  return finder.take();
}

void want_room(std::int64_t count, std::int64_t limit, const char* key) {
  if (count >= limit)
    throw base::Error(base::ErrorCode::kConflict, key, {{"limit", std::to_string(limit)}});
}

void throw_first(const Faults& faults) {
  if (!faults.empty())
    throw base::Error(base::ErrorCode::kInvalidData, faults.front().key, faults.front().arguments);
}

}  // namespace catalog::assessment
