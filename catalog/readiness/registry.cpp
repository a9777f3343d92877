#include "catalog/readiness/registry.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "catalog/base/embedded.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/json.hpp"
#include "catalog/readiness/registry_reader.hpp"

namespace embedded {
std::span<const base::EmbeddedFile> readiness_registry();
}

namespace catalog::readiness {
namespace {

constexpr std::array<std::string_view, 5> kProvenances = {"verified", "partly", "recalled", "own",
                                                          "operator"};

template <typename Entry, typename Value>
const Entry* find_by(const std::vector<Entry>& entries, Value Entry::*member,
                     std::string_view value) {
  const auto found = std::ranges::find(entries, value, member);
  return found == entries.end() ? nullptr : &*found;
}

std::string_view embedded_file(std::string_view name) {
  for (const auto& file : embedded::readiness_registry())
    if (file.name == name) return file.text;
  return {};
}

// The sentence names the file, which whoever starts the portal has to find.
base::Json parse_file(const char* name, std::string_view text) {
  try {
    return base::parse_json(text);
  } catch (const base::Error& error) {
    auto arguments = error.message().arguments;
    if (error.message().key != "json_malformed") throw;
    arguments["id"] = name;
    throw base::Error(base::ErrorCode::kMalformed, "registry_not_json", std::move(arguments));
  }
}

}  // namespace

std::string_view code_of(Provenance provenance) {
  return kProvenances.at(static_cast<std::size_t>(provenance));
}

Registry Registry::load(std::string_view overrides) {
  return read(embedded_file("frameworks.json"), embedded_file("questions.json"),
              embedded_file("indicators.json"), embedded_file("checklists.json"), overrides);
}

Registry Registry::read(std::string_view frameworks, std::string_view questions,
                        std::string_view indicators, std::string_view checklists,
                        std::string_view overrides) {
  base::Sha256 sum;
  for (const auto text : {frameworks, questions, indicators, checklists, overrides}) {
    sum.add(base::sha256(text));  // of each, so that nothing moves from one to the next unseen
  }
  RegistryReader reader;
  reader.read_frameworks(parse_file("frameworks.json", frameworks));
  reader.read_questions(parse_file("questions.json", questions));
  reader.read_indicators(parse_file("indicators.json", indicators));
  reader.read_checklists(parse_file("checklists.json", checklists));
  if (!overrides.empty()) reader.read_overrides(parse_file("readiness.json", overrides));
  return reader.finish(sum.finish());
}

// The numbers of entries are small, but figures are looked up by the thousand.
const Indicator* Registry::find(std::string_view id) const {
  return find_by(indicators_, &Indicator::id, id);
}

const Dimension* Registry::find_dimension(std::string_view id) const {
  return find_by(dimensions_, &Dimension::id, id);
}

const Framework* Registry::find_framework(std::string_view id) const {
  return find_by(frameworks_, &Framework::id, id);
}

const Checklist* Registry::find_checklist(std::string_view id) const {
  return find_by(checklists_, &Checklist::id, id);
}

const ChecklistItem* Registry::find_item(std::string_view id) const {
  const Checklist* list = find_checklist(id.substr(0, id.find('/')));
  return list ? find_by(list->items, &ChecklistItem::id, id) : nullptr;
}

const Unit* Registry::find_unit(std::string_view name) const {
  return find_by(units_, &Unit::name, name);
}

std::vector<const Indicator*> Registry::list_of_dimension(std::string_view dimension) const {
  std::vector<const Indicator*> found;
  for (const auto& entry : indicators_)
    if (entry.dimension == dimension) found.push_back(&entry);
  return found;
}

std::vector<const Indicator*> Registry::list_questions_of(std::string_view indicator) const {
  std::vector<const Indicator*> found;
  for (const auto& entry : indicators_)
    if (find_by(entry.inputs, &Input::id, indicator)) found.push_back(&entry);
  return found;
}

const Importance& Registry::importance(std::string_view code) const {
  static const Importance none;
  const Importance* found = find_by(importance_, &Importance::code, code);
  return found ? *found : none;
}

const Words& Registry::why_of(std::string_view threshold_basis) const {
  static const Words none;
  const auto found = bases_.find(threshold_basis);
  return found == bases_.end() ? none : found->second;
}

const RatingWords& Registry::words_of(Rating rating) const {
  return *std::ranges::find(ratings_, rating, &RatingWords::rating);  // finish() saw to all
}

}  // namespace catalog::readiness
