#include "catalog/readiness/registry_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace catalog::readiness {
namespace {

using base::Json;

constexpr std::array<std::pair<std::string_view, Type>, 6> kTypes = {
    {{"question", Type::kQuestion},
     {"ratio", Type::kRatio},
     {"scalar", Type::kScalar},
     {"probe", Type::kProbe},
     {"composite", Type::kComposite},
     {"vector", Type::kVector}}};
constexpr std::array<std::pair<std::string_view, Kind>, 3> kKinds = {
    {{"measured", Kind::kMeasured}, {"attested", Kind::kAttested}, {"mixed", Kind::kMixed}}};
constexpr std::array<std::pair<std::string_view, How>, 5> kHows = {{{"share", How::kShare},
                                                                    {"measured", How::kMeasured},
                                                                    {"all", How::kAll},
                                                                    {"above", How::kAbove},
                                                                    {"at_most", How::kAtMost}}};
constexpr std::array<Provenance, 5> kProvenances = {Provenance::kVerified, Provenance::kPartly,
                                                    Provenance::kRecalled, Provenance::kOwn,
                                                    Provenance::kOperator};

template <typename Value, std::size_t kSize>
Value one_of(const std::array<std::pair<std::string_view, Value>, kSize>& known,
             const std::string& code, const std::string& id, const char* field) {
  for (const auto& [name, value] : known)
    if (name == code) return value;
  refuse_entry("registry_unknown_value", id, field, code);
}

Provenance provenance_of(const Json& entry, const std::string& id) {
  const std::string code = text_of_json(entry, "provenance", id);
  for (const auto provenance : kProvenances)
    if (code_of(provenance) == code) return provenance;
  refuse_entry("registry_unknown_value", id, "provenance", code);
}

std::vector<std::string> texts_of(const Json& list) {
  std::vector<std::string> texts;
  for (const auto& item : list.items()) texts.push_back(item.as_string());
  return texts;
}

double number_of(const Json& value, const std::string& id, const char* field) {
  const auto number = value.as_double();
  if (!number) refuse_entry("registry_number", id, field);
  return *number;
}

std::optional<Fix> fix_of(const Json& stated, const std::string& id) {
  if (stated.is_null()) return std::nullopt;
  Fix fix;
  fix.text = words_of_json(stated, id, "fix");
  fix.effort = static_cast<int>(stated["effort"].as_integer().value_or(0));
  if (fix.effort < 0 || fix.effort > 5) refuse_entry("registry_number", id, "fix.effort");
  fix.who = stated["who"].as_string();
  fix.is_bulk = stated["bulk"].as_bool();
  return fix;
}

std::vector<Words> list_words(const Json& list, const std::string& id, const char* field) {
  std::vector<Words> words;
  for (const auto& item : list.items()) words.push_back(words_of_json(item, id, field));
  return words;
}

ChecklistItem item_of(const Json& stated, const std::string& list) {
  ChecklistItem item;
  item.id = text_of_json(stated, "id", list);
  if (!item.id.starts_with(list + "/"))
    refuse_entry("registry_unknown_value", list, "items.id", item.id);
  item.name = words_of_json(stated["name"], item.id, "name");
  item.characteristics = list_words(stated["characteristics"], item.id, "characteristics");
  item.iris = texts_of(stated["iri"]);
  item.suggest_vi = texts_of(stated["suggest"]["vi"]);
  item.suggest_en = texts_of(stated["suggest"]["en"]);
  item.update_days = stated["update_days"].as_integer();
  return item;
}

}  // namespace

void refuse_entry(const char* key, const std::string& id, const std::string& field,
                  const std::string& value) {
  throw base::Error(base::ErrorCode::kMalformed, key,
                    {{"id", id.empty() ? "?" : id}, {"field", field}, {"value", value}});
}

Words words_of_json(const Json& value, const std::string& id, const char* field) {
  Words words{value["en"].as_string(), value["vi"].as_string()};
  for (const auto& [language, text] : {std::pair("vi", &words.vi), std::pair("en", &words.en)})
    if (base::trim(*text).empty()) refuse_entry("registry_language", id, field, language);
  return words;
}

std::string text_of_json(const Json& entry, const char* field, const std::string& id) {
  const std::string& text = entry[field].as_string();
  if (text.empty()) refuse_entry("registry_missing", id, field);
  return text;
}

void RegistryReader::add_id(const std::string& id) {
  if (!ids_.insert(id).second) refuse_entry("registry_twice", id, "id");
}

void RegistryReader::read_frameworks(const Json& file) {
  if (file["schema"].as_string() != "readiness-registry/1")
    refuse_entry("registry_schema", "frameworks.json", "schema", "readiness-registry/1");
  made_.version_ = text_of_json(file, "version", "frameworks.json");
  for (const auto& stated : file["importance"].items()) {
    const std::string code = text_of_json(stated, "code", "importance");
    made_.importance_.push_back(
        {code, number_of(stated["weight"], code, "weight"), words_of_json(stated, code, "name")});
  }
  for (const auto& stated : file["threshold_bases"].items()) {
    const std::string code = text_of_json(stated, "code", "threshold_bases");
    made_.bases_[code] = words_of_json(stated["why"], code, "why");
  }
  for (const auto& stated : file["ratings"].items()) {
    const std::string code = text_of_json(stated, "code", "ratings");
    const auto rating = parse_rating(code);
    if (!rating) refuse_entry("registry_unknown_value", "ratings", "code", code);
    made_.ratings_.push_back({*rating, words_of_json(stated, code, "name"),
                              words_of_json(stated["meaning"], code, "meaning"),
                              text_of_json(stated, "colour", code),
                              text_of_json(stated, "symbol", code)});
  }
  for (const auto& stated : file["units"].items()) {
    const std::string name = text_of_json(stated, "unit", "units");
    made_.units_.push_back({name, text_of_json(stated, "table", name),
                            text_of_json(stated, "key", name), text_of_json(stated, "agency", name),
                            stated["use"].as_string()});
  }
  for (const auto& stated : file["frameworks"].items()) {
    const std::string id = text_of_json(stated, "id", "frameworks");
    add_id(id);
    made_.frameworks_.push_back(
        {id, words_of_json(stated["name"], id, "name"), provenance_of(stated, id)});
  }
  for (const auto& stated : file["dimensions"].items()) {
    const std::string id = text_of_json(stated, "id", "dimensions");
    // "m.find" and the like have indicators below, of other names.
    add_id(id);
    made_.dimensions_.push_back({id, text_of_json(stated, "framework", id),
                                 static_cast<int>(stated["n"].as_integer().value_or(0)),
                                 words_of_json(stated["name"], id, "name"),
                                 stated["importance"].as_string(), provenance_of(stated, id)});
  }
}

Indicator RegistryReader::read_entry(const Json& entry, Type type) {
  Indicator made;
  made.id = text_of_json(entry, "id", {});
  add_id(made.id);
  made.type = type;
  made.framework = text_of_json(entry, "framework", made.id);
  made.dimension = text_of_json(entry, "dimension", made.id);
  made.kind = one_of(kKinds, text_of_json(entry, "kind", made.id), made.id, "kind");
  made.importance = text_of_json(entry, "importance", made.id);
  made.provenance = provenance_of(entry, made.id);
  made.question = words_of_json(entry["question"], made.id, "question");
  made.refs = texts_of(entry["refs"]);
  made.revision = entry["revision"].as_integer().value_or(1);
  for (const auto& scope : entry["scope"].items())
    if (scope.as_string() == "agency") made.per_agency = true;
  made.fix = fix_of(entry["fix"], made.id);
  made.thresholds = read_thresholds(entry["thresholds"], made.id, {});
  return made;
}

Thresholds RegistryReader::read_thresholds(const Json& stated, const std::string& id,
                                           Thresholds former) const {
  if (stated.is_null()) return former;
  if (!stated["green"].is_null()) former.green = number_of(stated["green"], id, "green");
  if (!stated["yellow"].is_null()) former.yellow = number_of(stated["yellow"], id, "yellow");
  if (!stated["better"].is_null()) {
    const std::string& better = stated["better"].as_string();
    if (better != "high" && better != "low")
      refuse_entry("registry_unknown_value", id, "thresholds.better", better);
    former.high_is_better = better == "high";
  }
  if (!stated["basis"].is_null()) former.basis = stated["basis"].as_string();
  return former;
}

void RegistryReader::read_formulas(const Json& entry, Indicator& made) const {
  made.source = text_of_json(entry, "source", made.id);
  if (made.type == Type::kRatio)
    for (const auto& [field, target] :
         {std::pair("unit", &made.unit), std::pair("population", &made.population),
          std::pair("pass", &made.pass)})
      *target = text_of_json(entry, field, made.id);
  if (made.type == Type::kScalar) {
    made.sql = text_of_json(entry, "sql", made.id);
    made.value_unit = text_of_json(entry, "value_unit", made.id);
  }
  made.probes = list_words(entry["probes"], made.id, "probes");
  if (made.type == Type::kProbe && made.probes.empty())
    refuse_entry("registry_missing", made.id, "probes");
}

Component RegistryReader::read_component(const Json& part, const std::string& owner) const {
  Component made;
  made.id = part["id"].as_string();
  made.points = part["max_points"].as_double().value_or(0);
  if (!part["principle"].is_null())
    made.label = words_of_json(part["principle"], owner, "components.principle");
  for (const char* code : {"metric", "question"})
    if (!part[code].is_null()) made.label = {part[code].as_string(), part[code].as_string()};
  if (!part["how"].is_null())
    made.how = one_of(kHows, part["how"].as_string(), owner, "components.how");
  for (const auto& step : part["steps"].items()) {
    const auto& pair = step.items();
    if (pair.size() != 2) refuse_entry("registry_number", owner, "components.steps");
    made.steps.push_back({number_of(pair[0], owner, "components.steps"), pair[1].as_double()});
  }
  made.of = part["of"].as_string();
  made.unknown_outside = part["unknown_outside"].as_bool();
  return made;
}

void RegistryReader::read_components(const Json& entry, Indicator& made) const {
  if (made.type != Type::kComposite && made.type != Type::kVector) return;
  made.formula = words_of_json(entry["formula"], made.id, "formula");
  made.per = entry["per"].as_string();
  made.max = entry["max"].as_double().value_or(0);
  made.sql = entry["sql"].as_string();
  for (const auto& part : entry["components"].items()) {
    Component component = read_component(part, made.id);
    if (!component.id.empty()) made.components.push_back(component);
    for (const auto& id : texts_of(part["ids"])) {
      component.id = id;
      made.components.push_back(component);
    }
  }
  for (const auto& band : entry["bands"].items()) {
    const std::string& code = band["rating"].as_string();
    const auto rating = parse_rating(code);
    if (!rating || !order_of(*rating))
      refuse_entry("registry_unknown_value", made.id, "bands", code);
    made.bands.push_back({number_of(band["from"], made.id, "bands"), *rating});
  }
}

void RegistryReader::read_questions(const Json& file) {
  if (!file.is_array()) refuse_entry("registry_shape", "questions.json", "[…]");
  for (const auto& entry : file.items()) {
    Indicator made = read_entry(entry, Type::kQuestion);
    made.evidence_for = list_words(entry["evidence_for"], made.id, "evidence_for");
    made.evidence_against = list_words(entry["evidence_against"], made.id, "evidence_against");
    for (const auto& input : entry["inputs"].items())
      made.inputs.push_back(
          {text_of_json(input, "id", made.id), input["role"].as_string() == "primary"});
    made_.indicators_.push_back(std::move(made));
  }
}

void RegistryReader::read_indicators(const Json& file) {
  if (!file.is_array()) refuse_entry("registry_shape", "indicators.json", "[…]");
  for (const auto& entry : file.items()) {
    const std::string& id = entry["id"].as_string();
    const Type type = one_of(kTypes, text_of_json(entry, "type", id), id, "type");
    Indicator made = read_entry(entry, type);
    read_formulas(entry, made);
    read_components(entry, made);
    made_.indicators_.push_back(std::move(made));
  }
}

Checklist RegistryReader::read_checklist(const Json& stated) {
  Checklist made;
  made.id = text_of_json(stated, "id", {});
  made.framework = stated["framework"].as_string();
  made.name = words_of_json(stated["name"], made.id, "name");
  made.provenance = provenance_of(stated, made.id);
  made.source = words_of_json(stated["source"], made.id, "source");
  made.scoring = text_of_json(stated, "scoring", made.id);
  constexpr std::array<std::string_view, 6> known = {"godi2016", "odb4", "hvd",
                                                     "odin",     "gdb",  "none"};
  if (std::ranges::find(known, made.scoring) == known.end())
    refuse_entry("registry_unknown_value", made.id, "scoring", made.scoring);
  if (!stated["note"].is_null()) made.note = words_of_json(stated["note"], made.id, "note");
  for (const auto& item : stated["items"].items()) {
    made.items.push_back(item_of(item, made.id));
    add_id(made.items.back().id);
  }
  return made;
}

void RegistryReader::read_checklists(const Json& file) {
  if (!file.is_array()) refuse_entry("registry_shape", "checklists.json", "[…]");
  for (const auto& stated : file.items()) {
    made_.checklists_.push_back(read_checklist(stated));
    add_id("checklist " + made_.checklists_.back().id);
  }
}

}  // namespace catalog::readiness
