#include "catalog/assessment/answer_json.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "catalog/base/error.hpp"

namespace catalog::assessment {
namespace {

using base::Json;

void set_text(Json& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.set(name, text);
}

void set_pair(Json& json, std::string_view name, const Pair& pair) {
  if (!pair.is_empty()) json.set(name, to_json(pair));
}

Json texts(const std::vector<std::string>& list) {
  Json json = Json::array();
  for (const auto& text : list) json.push(text);
  return json;
}

std::vector<std::string> texts_of(const Json& json, std::string_view where) {
  if (!json.is_null() && !json.is_array()) refuse_member(where);
  std::vector<std::string> list;
  for (const auto& item : json.items()) {
    if (!item.is_string()) refuse_member(where);
    list.push_back(item.as_string());
  }
  return list;
}

std::int64_t number_of(const Json& json, std::string_view where) {
  const auto number = json.as_integer();
  if (!number || *number < 0) refuse_member(where);
  return *number;
}

Json to_json(const Frozen& frozen) {
  Json json = Json::object();
  json.set("indicator", frozen.indicator);
  json.set("scope", frozen.scope);
  json.set("day", frozen.day);
  json.set("n", Json::integer(frozen.counts.n()));
  json.set("pass", Json::integer(frozen.counts.pass));
  json.set("fail", Json::integer(frozen.counts.fail));
  json.set("unknown", Json::integer(frozen.counts.unknown));
  if (frozen.value) json.set("value", Json::number(shortest(*frozen.value)));
  return json;
}

Frozen frozen_of(const Json& json) {
  if (!json.is_object()) refuse_member("measurement");
  Frozen frozen{.indicator = text_of(json, "indicator"), .scope = text_of(json, "scope")};
  frozen.day = text_of(json, "day");
  frozen.counts.pass = number_of(json["pass"], "pass");
  frozen.counts.fail = number_of(json["fail"], "fail");
  frozen.counts.unknown = number_of(json["unknown"], "unknown");
  if (const Json* value = json.find("value")) {
    frozen.value = value->as_double();
    if (!frozen.value) refuse_member("value");
  }
  return frozen;
}

Json to_json(const Source& source, Told told) {
  Json json = Json::object();
  json.set("type", code_of(source.kind));
  set_text(json, "title", source.title);
  set_text(json, "url", source.url);
  set_text(json, "page", source.page);
  if (source.kind == SourceKind::kLaw) {
    Json law = Json::object();
    set_text(law, "number", source.number);
    set_text(law, "date", source.date);
    json.set("law", std::move(law));
    json.set("inForce", code_of(source.in_force));
  } else {
    set_text(json, "date", source.date);
  }
  set_text(json, "dataset", source.dataset);
  if (source.measurement) json.set("measurement", to_json(*source.measurement));
  if (told == Told::kInside) set_text(json, "person", source.person);
  return json;
}

Source source_of(const Json& json) {
  if (!json.is_object()) refuse_member("sources");
  const auto kind = parse_source_kind(text_of(json, "type"));
  if (!kind) refuse_member("type");
  Source source{.kind = *kind, .title = text_of(json, "title"), .url = text_of(json, "url")};
  source.page = text_of(json, "page");
  source.date = text_of(json, "date");
  source.dataset = text_of(json, "dataset");
  source.person = text_of(json, "person");
  if (*kind == SourceKind::kLaw) {
    source.number = text_of(json["law"], "number");
    source.date = text_of(json["law"], "date");
    const auto in_force = parse_in_force(text_of(json, "inForce"));
    if (!in_force) refuse_member("inForce");
    source.in_force = *in_force;
  }
  if (const Json* measurement = json.find("measurement"))
    source.measurement = frozen_of(*measurement);
  return source;
}

Json to_json(const Statement& statement, Told told) {
  Json json = Json::object();
  json.set("sign", std::string(1, statement.sign));
  json.set("text", to_json(statement.text));
  Json sources = Json::array();
  for (const auto& source : statement.sources) sources.push(to_json(source, told));
  json.set("sources", std::move(sources));
  return json;
}

Statement statement_of(const Json& json) {
  const std::string sign = text_of(json, "sign");
  if (sign != "+" && sign != "-" && sign != "0") refuse_member("sign");
  Statement statement{.sign = sign[0], .text = pair_of(json["text"], "text")};
  for (const auto& source : json["sources"].items()) statement.sources.push_back(source_of(source));
  return statement;
}

}  // namespace

std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

void refuse_member(std::string_view where) {
  throw base::Error(base::ErrorCode::kInvalidData, "assess_json_bad",
                    {{"member", std::string(where)}});
}

std::string text_of(const Json& json, std::string_view member) {
  const Json* found = json.find(member);
  if (!found) return {};
  if (!found->is_string()) refuse_member(member);
  return found->as_string();
}

std::optional<Rating> rating_of(const Json& json, std::string_view where) {
  if (json.is_null()) return std::nullopt;
  const auto rating = readiness::parse_rating(json.as_string());
  if (!rating) refuse_member(where);
  return rating;
}

Json to_json(const Pair& pair) {
  Json json = Json::object();
  set_text(json, "vi", pair.vi);
  set_text(json, "en", pair.en);
  return json;
}

Json to_json(const std::vector<Pair>& pairs) {
  Json json = Json::array();
  for (const auto& pair : pairs) json.push(to_json(pair));
  return json;
}

Pair pair_of(const Json& json, std::string_view where) {
  if (json.is_null()) return {};
  if (!json.is_object()) refuse_member(where);
  return {text_of(json, "vi"), text_of(json, "en")};
}

std::vector<Pair> pairs_of(const Json& json, std::string_view where) {
  if (!json.is_null() && !json.is_array()) refuse_member(where);
  std::vector<Pair> pairs;
  for (const auto& item : json.items()) pairs.push_back(pair_of(item, where));
  return pairs;
}

Json to_json(const Answer& answer, Told told) {
  Json json = Json::object();
  json.set("id", answer.question);
  if (answer.rating) json.set("rating", readiness::code_of(*answer.rating));
  if (answer.preliminary) json.set("preliminary", readiness::code_of(*answer.preliminary));
  set_pair(json, "validation", answer.validation);
  if (answer.suggested) {
    Json suggested = Json::object();
    suggested.set("rating", readiness::code_of(answer.suggested->rating));
    suggested.set("run", Json::integer(answer.suggested->run));
    json.set("suggested", std::move(suggested));
  }
  set_pair(json, "reason", answer.reason);
  set_pair(json, "comment", answer.comment);
  Json evidence = Json::array();
  for (const auto& statement : answer.statements) evidence.push(to_json(statement, told));
  json.set("evidence", std::move(evidence));
  set_text(json, "validUntil", answer.valid_until);
  return json;
}

Answer answer_of(const Json& json) {
  if (!json.is_object()) refuse_member("questions");
  Answer answer{.question = text_of(json, "id")};
  answer.rating = rating_of(json["rating"], "rating");
  answer.preliminary = rating_of(json["preliminary"], "preliminary");
  answer.validation = pair_of(json["validation"], "validation");
  answer.reason = pair_of(json["reason"], "reason");
  answer.comment = pair_of(json["comment"], "comment");
  answer.valid_until = text_of(json, "validUntil");
  if (const Json* suggested = json.find("suggested")) {
    const auto rating = rating_of((*suggested)["rating"], "suggested");
    if (!rating) refuse_member("suggested");
    answer.suggested = {*rating, number_of((*suggested)["run"], "run")};
  }
  for (const auto& statement : json["evidence"].items())
    answer.statements.push_back(statement_of(statement));
  return answer;
}

Json to_json(const Conclusion& conclusion) {
  Json overall = Json::object();
  if (conclusion.rating) overall.set("rating", readiness::code_of(*conclusion.rating));
  set_pair(overall, "comment", conclusion.comment);
  Json json = Json::object();
  json.set("id", conclusion.dimension);
  json.set("overall", std::move(overall));
  json.set("strengths", to_json(conclusion.strengths));
  json.set("limits", to_json(conclusion.limits));
  set_pair(json, "conclusion", conclusion.text);
  return json;
}

Conclusion conclusion_of(const Json& json) {
  if (!json.is_object()) refuse_member("dimensions");
  Conclusion conclusion{.dimension = text_of(json, "id")};
  conclusion.rating = rating_of(json["overall"]["rating"], "overall");
  conclusion.comment = pair_of(json["overall"]["comment"], "overall");
  conclusion.strengths = pairs_of(json["strengths"], "strengths");
  conclusion.limits = pairs_of(json["limits"], "limits");
  conclusion.text = pair_of(json["conclusion"], "conclusion");
  return conclusion;
}

Json to_json(const Head& head) {
  Json json = Json::object();
  json.set("framework", head.framework);
  json.set("version", head.framework_version);
  json.set("title", to_json(head.title));
  json.set("scope", head.scope.empty() ? std::string("country") : "agency/" + head.scope);
  if (!head.scope_name.is_empty()) json.set("scopeName", to_json(head.scope_name));
  json.set("cutoff", head.cutoff);
  json.set("languages", texts(head.languages));
  json.set("authors", texts(head.authors));
  json.set("reviewers", texts(head.reviewers));
  set_text(json, "publisher", head.publisher);
  Json own = Json::array();
  for (const auto& question : head.questions) {
    Json item = Json::object();
    item.set("id", question.id);
    item.set("dimension", question.dimension);
    item.set("text", to_json(question.text));
    set_text(item, "importance", question.importance);
    own.push(std::move(item));
  }
  if (!head.questions.empty()) json.set("ownQuestions", std::move(own));
  Json registry = Json::object();
  registry.set("version", head.registry_version);
  registry.set("hash", head.registry_hash);
  json.set("registry", std::move(registry));
  return json;
}

Head head_of(const Json& json) {
  Head head{.framework = text_of(json, "framework")};
  head.framework_version = text_of(json, "version");
  head.title = pair_of(json["title"], "title");
  const std::string scope = text_of(json, "scope");
  constexpr std::string_view agency = "agency/";
  if (scope.starts_with(agency))
    head.scope = scope.substr(agency.size());
  else if (scope != "country")
    refuse_member("scope");
  if (const Json* name = json.find("scopeName")) head.scope_name = pair_of(*name, "scopeName");
  head.cutoff = text_of(json, "cutoff");
  head.languages = texts_of(json["languages"], "languages");
  head.authors = texts_of(json["authors"], "authors");
  head.reviewers = texts_of(json["reviewers"], "reviewers");
  head.publisher = text_of(json, "publisher");
  for (const auto& item : json["ownQuestions"].items())
    head.questions.push_back({text_of(item, "id"), text_of(item, "dimension"),
                              pair_of(item["text"], "text"), text_of(item, "importance")});
  head.registry_version = text_of(json["registry"], "version");
  head.registry_hash = text_of(json["registry"], "hash");
  return head;
}

}  // namespace catalog::assessment
