#include "catalog/assessment/action.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/assessment/answer_json.hpp"

namespace catalog::assessment {
namespace {

using base::Json;

constexpr std::array<std::pair<ActionStatus, std::string_view>, 5> kStatuses = {
    {{ActionStatus::kProposed, "proposed"},
     {ActionStatus::kAgreed, "agreed"},
     {ActionStatus::kRunning, "running"},
     {ActionStatus::kDone, "done"},
     {ActionStatus::kDropped, "dropped"}}};

void set_text(Json& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.set(name, text);
}

void set_list(Json& json, std::string_view name, const std::vector<std::string>& list) {
  if (list.empty()) return;
  Json items = Json::array();
  for (const auto& item : list) items.push(item);
  json.set(name, std::move(items));
}

std::vector<std::string> list_of(const Json& json) {
  std::vector<std::string> list;
  for (const auto& item : json.items()) list.push_back(item.as_string());
  return list;
}

Json to_json(const SuccessTest& test) {
  Json json = Json::object();
  json.set("indicator", test.indicator);
  json.set("scope", test.scope);
  if (test.colour) json.set("colour", readiness::code_of(*test.colour));
  if (test.pass) json.set("pass", Json::integer(*test.pass));
  return json;
}

SuccessTest test_of(const Json& json) {
  SuccessTest test{.indicator = text_of(json, "indicator"), .scope = text_of(json, "scope")};
  test.colour = rating_of(json["colour"], "colour");
  test.pass = json["pass"].as_integer();
  return test;
}

}  // namespace

bool is_open(const Action& action) {
  return action.status != ActionStatus::kDone && action.status != ActionStatus::kDropped;
}

std::string_view code_of(ActionStatus status) {
  for (const auto& [each, word] : kStatuses)
    if (each == status) return word;
  return kStatuses[0].second;
}

std::optional<ActionStatus> parse_action_status(std::string_view code) {
  for (const auto& [each, word] : kStatuses)
    if (word == code) return each;
  return std::nullopt;
}

bool is_met(const SuccessTest& test, const readiness::Figure& figure) {
  if (test.indicator.empty() || (!test.colour && !test.pass)) return false;
  if (test.pass && figure.counts.pass < *test.pass) return false;
  if (!test.colour) return true;
  const auto reached = readiness::order_of(figure.rating);
  const auto wanted = readiness::order_of(*test.colour);
  return reached && wanted && *reached >= *wanted;
}

bool is_overdue(const Action& action, std::string_view today) {
  return is_open(action) && !action.due.empty() && action.due < today;
}

bool is_public(const Action& action) {
  return action.status != ActionStatus::kProposed;
}

Json to_json(const Action& action) {
  Json json = Json::object();
  json.set("id", action.id);
  json.set("title", to_json(action.title));
  json.set("why", to_json(action.why));
  json.set("dimension", action.dimension);
  set_list(json, "questions", action.questions);
  set_list(json, "indicators", action.indicators);
  json.set("priority", Json::integer(action.priority));
  set_text(json, "lead", action.lead);
  set_text(json, "partners", action.partners);
  set_text(json, "start", action.start);
  set_text(json, "due", action.due);
  set_text(json, "duration", action.duration);
  if (!action.amount.empty()) {
    Json cost = Json::object();
    cost.set("amount", Json::number(action.amount));
    cost.set("currency", action.currency);
    json.set("cost", std::move(cost));
  }
  set_text(json, "funding", action.funding);
  json.set("status", code_of(action.status));
  set_text(json, "droppedBecause", action.dropped_because);
  if (!action.test.indicator.empty()) json.set("test", to_json(action.test));
  set_text(json, "origin", action.origin);
  return json;
}

Action action_of(const Json& json) {
  if (!json.is_object()) refuse_member("actions");
  Action action{.id = text_of(json, "id"), .title = pair_of(json["title"], "title")};
  action.why = pair_of(json["why"], "why");
  action.dimension = text_of(json, "dimension");
  action.questions = list_of(json["questions"]);
  action.indicators = list_of(json["indicators"]);
  const auto priority = json["priority"].as_integer().value_or(0);
  if (priority < 0 || priority > 2) refuse_member("priority");
  action.priority = static_cast<int>(priority);
  action.lead = text_of(json, "lead");
  action.partners = text_of(json, "partners");
  action.start = text_of(json, "start");
  action.due = text_of(json, "due");
  action.duration = text_of(json, "duration");
  action.amount = json["cost"]["amount"].is_number() ? json["cost"]["amount"].digits() : "";
  action.currency = text_of(json["cost"], "currency");
  action.funding = text_of(json, "funding");
  const auto status = parse_action_status(text_of(json, "status"));
  if (!status) refuse_member("status");
  action.status = *status;
  action.dropped_because = text_of(json, "droppedBecause");
  if (const Json* test = json.find("test")) action.test = test_of(*test);
  action.origin = text_of(json, "origin");
  return action;
}

std::vector<int> missing_priorities(const std::vector<Action>& actions,
                                    std::string_view dimension) {
  std::vector<int> missing;
  for (const int priority : {1, 2})
    if (std::ranges::none_of(actions, [&](const Action& action) {
          return action.dimension == dimension && action.priority == priority &&
                 action.status != ActionStatus::kDropped;
        }))
      missing.push_back(priority);
  return missing;
}

}  // namespace catalog::assessment
