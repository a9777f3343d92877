#include "catalog/assessment/document.hpp"

#include <algorithm>
#include <utility>

#include "catalog/assessment/check.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/text.hpp"
#include "catalog/readiness/readiness.hpp"

namespace catalog::assessment {
namespace {

using base::Error;
using base::ErrorCode;
using base::Json;

Json to_json(const Section& section, Told told) {
  Json json = assessment::to_json(section.conclusion);
  json.set("name", to_json(section.name));
  Json questions = Json::array();
  for (const auto& entry : section.entries) {
    Json question = to_json(entry.answer, told);
    question.set("question", to_json(entry.question));
    questions.push(std::move(question));
  }
  json.set("questions", std::move(questions));
  return json;
}

Section section_of(const Json& json) {
  Section section{.name = pair_of(json["name"], "name"), .conclusion = conclusion_of(json)};
  for (const auto& question : json["questions"].items())
    section.entries.push_back({pair_of(question["question"], "question"), answer_of(question)});
  return section;
}

Publication publication_of(const Json& json) {
  return {text_of(json, "day"), text_of(json, "by"), text_of(json, "sha256")};
}

Document document_of(const Json& json) {
  Document document{.id = text_of(json, "id"), .previous = text_of(json, "previous")};
  const auto state = parse_state(text_of(json, "state"));
  if (!state) refuse_member("state");
  document.state = *state;
  document.head = head_of(json);
  for (const auto& section : json["dimensions"].items())
    document.sections.push_back(section_of(section));
  for (const auto& action : json["actions"].items()) document.actions.push_back(action_of(action));
  if (const Json* published = json.find("published"))
    document.published = publication_of(*published);
  return document;
}

bool says_nothing(const Json& json) {
  const bool is_text = json.is_string() && json.as_string().empty();
  const bool is_list = json.is_array() && json.items().empty();
  return is_text || is_list || (json.is_object() && json.members().empty());
}

// The first member that is given and was not taken as it is; empty: all was. What says nothing may
// be left out.
std::string find_difference(const Json& given, const Json& taken, const std::string& path) {
  if (given == taken || (says_nothing(given) && taken.is_null())) return {};
  if (given.is_object() && taken.is_object()) {
    for (const auto& [name, value] : given.members()) {
      const std::string here = path.empty() ? name : path + "." + name;
      auto found = find_difference(value, taken[name], here);
      if (!found.empty()) return found;
    }
    return {};
  }
  if (given.is_array() && taken.is_array() && given.items().size() == taken.items().size()) {
    for (std::size_t i = 0; i < given.items().size(); ++i) {
      auto found = find_difference(given.items()[i], taken.items()[i], path);
      if (!found.empty()) return found;
    }
    return {};
  }
  return path;
}

Json parse(std::string_view text) {
  if (text.size() > kDocumentBytes)
    throw Error(ErrorCode::kTooLarge, "assess_import_long",
                {{"limit", std::to_string(kDocumentBytes >> 20)}});
  // A document that is whole ends with its brace; what does not was cut off on its way.
  if (!base::trim(text).ends_with('}') || !base::trim(text).starts_with('{'))
    throw Error(ErrorCode::kMalformed, "assess_import_truncated");
  return base::parse_json(text);
}

void count(Completeness& sum, const Pair& pair, std::string_view language) {
  if (pair.is_empty()) return;
  ++sum.all;
  if (!pair.in(language).empty()) ++sum.present;
}

}  // namespace

const Section* Document::find_section(std::string_view dimension) const {
  for (const auto& section : sections)
    if (section.conclusion.dimension == dimension) return &section;
  return nullptr;
}

const Entry* Document::find_entry(std::string_view question) const {
  for (const auto& section : sections)
    for (const auto& entry : section.entries)
      if (entry.answer.question == question) return &entry;
  return nullptr;
}

Json to_json(const Document& document, Told told) {
  Json json = Json::object();
  json.set("schema", kSchema);
  json.set("id", document.id);
  if (!document.previous.empty()) json.set("previous", document.previous);
  json.set("state", code_of(document.state));
  const Json head = to_json(document.head);
  for (const auto& [name, value] : head.members()) json.set(name, value);
  Json sections = Json::array();
  for (const auto& section : document.sections) sections.push(to_json(section, told));
  json.set("dimensions", std::move(sections));
  Json actions = Json::array();
  for (const auto& action : document.actions) actions.push(to_json(action));
  json.set("actions", std::move(actions));
  if (document.published) {
    Json published = Json::object();
    published.set("day", document.published->day);
    published.set("by", document.published->by);
    published.set("sha256", document.published->sha256);
    json.set("published", std::move(published));
  }
  return json;
}

std::string digest_of(const Document& document) {
  Json json = to_json(document);
  json.erase("published");
  return base::sha256(base::write_json(json));
}

Document read_document(std::string_view text) {
  const Json json = parse(text);
  if (json["schema"].as_string() != kSchema)
    throw Error(ErrorCode::kInvalidData, "assess_import_schema",
                {{"schema", base::shorten(json["schema"].as_string(), 60)}, {"ours", kSchema}});
  Document document = document_of(json);
  const auto difference = find_difference(json, to_json(document, Told::kInside), "");
  if (!difference.empty())
    throw Error(ErrorCode::kInvalidData, "assess_import_member",
                {{"member", base::shorten(difference, 120)}});
  if (document.published && document.published->sha256 != digest_of(document))
    throw Error(ErrorCode::kInvalidData, "assess_import_changed");
  return document;
}

void check_document(const Document& document, const Frame& frame) {
  throw_first(faults_of(document.head, frame));
  for (const auto& section : document.sections) {
    if (!frame.find_dimension(section.conclusion.dimension))
      throw Error(ErrorCode::kInvalidData, "assess_dimension_unknown",
                  {{"dimension", base::shorten(section.conclusion.dimension, 80)}});
    for (const auto& entry : section.entries) throw_first(faults_of(entry.answer, frame));
    throw_first(faults_of(section.conclusion, frame, suggest_overall(frame, section)));
  }
  for (const auto& action : document.actions) throw_first(faults_of(action));
}

Rating suggest_overall(const Frame& frame, const Section& section) {
  std::vector<readiness::Rated> ratings;
  for (const auto& entry : section.entries) {
    const auto* question = frame.find(entry.answer.question);
    if (question)
      ratings.push_back({entry.answer.rating.value_or(Rating::kGrey), question->weight,
                         question->is_very_high()});
  }
  return ratings.empty() ? Rating::kGrey : readiness::suggest_dimension(ratings).rating;
}

Completeness completeness_of(const Document& document, std::string_view language) {
  Completeness sum;
  count(sum, document.head.title, language);
  for (const auto& section : document.sections) {
    const Conclusion& conclusion = section.conclusion;
    count(sum, conclusion.comment, language);
    count(sum, conclusion.text, language);
    for (const auto* lines : {&conclusion.strengths, &conclusion.limits})
      for (const auto& line : *lines) count(sum, line, language);
    for (const auto& entry : section.entries) {
      for (const auto* pair :
           {&entry.answer.comment, &entry.answer.reason, &entry.answer.validation})
        count(sum, *pair, language);
      for (const auto& statement : entry.answer.statements) count(sum, statement.text, language);
    }
  }
  return sum;
}

}  // namespace catalog::assessment
