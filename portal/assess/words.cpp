#include "portal/assess/words.hpp"

#include <utility>

#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "portal/readiness/words.hpp"
#include "portal/web/format.hpp"

namespace portal::assess {
namespace {

using base::Json;

Json half(std::string_view language, std::string_view text, std::string tag = {}) {
  Json json = Json::object();
  json.set("half_lang", language);
  json.set("half_text", text);
  json.set("half_tag", std::move(tag));
  return json;
}

Json with_halves(Json list) {
  Json json = Json::object();
  json.set("halves", std::move(list));
  return json;
}

std::string say(std::string_view key, std::string_view language,
                std::map<std::string, std::string> arguments = {}) {
  return base::say({std::string(key), std::move(arguments)}, language);
}

}  // namespace

Json halves(const as::Pair& pair, const Tongues& tongues) {
  if (pair.is_empty()) return {};
  Json list = Json::array();
  for (const auto& language : tongues.list) {
    const std::string other = language == "vi" ? "en" : "vi";
    if (!pair.in(language).empty())
      list.push(half(language, pair.in(language)));
    else if (!tongues.is_both())
      list.push(half(other, pair.in(other), say("assess_only_" + other, language)));
    else
      list.push(half(language, say("assess_not_translated", language)));
  }
  return with_halves(std::move(list));
}

Json fixed(std::string_view key, const Tongues& tongues,
           const std::map<std::string, std::string>& arguments) {
  Json list = Json::array();
  for (const auto& language : tongues.list)
    list.push(half(language, say(key, language, arguments)));
  return with_halves(std::move(list));
}

std::string rating_name(const rd::Registry& registry, rd::Rating rating,
                        std::string_view language) {
  return registry.words_of(rating).name.in(language);
}

Json rating_view(const rd::Registry& registry, rd::Rating rating, const Tongues& tongues) {
  const auto& words = registry.words_of(rating);
  Json json = halves({words.name.vi, words.name.en}, tongues);
  json.set("rating_code", rd::code_of(rating));
  json.set("rating_symbol", words.symbol);
  return json;
}

std::string day_words(const std::string& day, std::string_view language) {
  return web::format_date(day, language);
}

std::string in(const as::Pair& pair, std::string_view language) {
  const std::string& wanted = pair.in(language);
  return wanted.empty() ? pair.in(language == "vi" ? "en" : "vi") : wanted;
}

std::string counts_words(const rd::Counts& counts, std::string_view language) {
  if (counts.n() == 0) return say("assess_not_measured", language);
  return readiness::counts_words(counts, language);
}

// The registry knows of what a value is; one that it has no longer stands as a number alone.
std::string frozen_words(const as::Frozen& frozen, const rd::Registry& registry,
                         std::string_view language) {
  if (!frozen.value) return counts_words(frozen.counts, language);
  if (const auto* entry = registry.find(frozen.indicator))
    return readiness::value_words(*entry, *frozen.value, language);
  return web::format_decimal(*frozen.value, 2, language);
}

std::string source_words(const as::Source& source, const rd::Registry& registry,
                         std::string_view language) {
  std::vector<std::string> parts;
  const auto add = [&](std::string text) {
    if (!text.empty()) parts.push_back(std::move(text));
  };
  if (source.kind == as::SourceKind::kInterview && source.title.empty())
    add(say("assess_source_interview", language));
  add(source.title);
  add(source.number);
  add(source.date.empty() ? "" : day_words(source.date, language));
  if (!source.page.empty()) add(say("assess_source_page", language, {{"page", source.page}}));
  add(source.dataset);
  if (source.measurement) {
    const auto& frozen = *source.measurement;
    add(frozen.indicator + " (" + frozen.scope + ", " + day_words(frozen.day, language) +
        "): " + frozen_words(frozen, registry, language));
  }
  if (parts.empty()) add(source.url.empty() ? std::string(as::code_of(source.kind)) : "");
  std::string text = base::join(parts, ", ");
  if (source.kind == as::SourceKind::kLaw)
    text +=
        " (" + say("assess_in_force_" + std::string(as::code_of(source.in_force)), language) + ")";
  return text;
}

std::string cost_words(const as::Action& action, std::string_view language) {
  if (action.amount.empty()) return say("assess_cost_none", language);
  std::int64_t amount = 0;
  for (const char digit : action.amount) amount = amount * 10 + (digit - '0');
  return web::format_count(amount, language) + " " + action.currency;
}

std::string due_words(const as::Action& action, std::string_view language) {
  if (!action.due.empty()) return day_words(action.due, language);
  const std::string words = web::format_duration(action.duration, language);
  return words.empty() ? action.duration : words;
}

std::string test_words(const rd::Registry& registry, const as::SuccessTest& test,
                       std::string_view language) {
  if (test.indicator.empty()) return {};
  const auto* entry = registry.find(test.indicator);
  const std::string name = entry ? entry->question.in(language) : test.indicator;
  const std::string target = test.colour ? rating_name(registry, *test.colour, language)
                                         : web::format_count(test.pass.value_or(0), language);
  return say(test.colour ? "assess_test_colour" : "assess_test_count", language,
             {{"indicator", name}, {"scope", test.scope}, {"target", target}});
}

Json missing_words(const std::vector<int>& priorities, const Tongues& tongues) {
  if (priorities.empty()) return {};
  if (priorities.size() > 1) return fixed("assess_priorities_missing", tongues);
  return fixed("assess_priority_missing", tongues,
               {{"number", std::to_string(priorities.front())}});
}

base::Json list_crumbs(const web::PageContext& context) {
  base::Json crumbs = web::readiness_crumbs(context);
  crumbs.push(web::crumb(web::say(context, "assess_list_title"),
                         web::local_href(context, "/readiness/assessments")));
  return crumbs;
}

}  // namespace portal::assess
