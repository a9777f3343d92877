#include "portal/web/stated_term.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/property.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/format.hpp"
#include "portal/web/markdown.hpp"

namespace portal::web {
namespace {

std::string known_iri(std::string_view vocabulary, std::string_view words) {
  if (vocabulary == "licences") {
    const auto* licence = catalog::vocab::find_licence(words);
    return licence ? std::string(licence->iri) : "";
  }
  const auto* terms = catalog::vocab::find_vocabulary(vocabulary);
  const auto* term = terms ? terms->find(words) : nullptr;
  return term ? std::string(term->iri) : "";
}

// In one line, as words stand in a sentence.
std::string joined(const std::string& text) {
  std::vector<std::string> words;
  for (const auto& line : base::split(text, '\n'))
    if (const auto part = base::trim(line); !part.empty()) words.emplace_back(part);
  return base::join(words, " ");
}

void add_new(std::vector<StatedTerm>& list, StatedTerm term) {
  const bool said = !term.iri.empty() || !term.words.text.empty();
  const bool known = std::any_of(list.begin(), list.end(), [&](const StatedTerm& other) {
    return term.iri == other.iri && (!term.iri.empty() || term.words.text == other.words.text);
  });
  if (said && !known) list.push_back(std::move(term));
}

using Descriptions = std::map<std::string, const base::Json*, std::less<>>;

void describe(base::Json& value, const Descriptions& known) {
  if (value.is_array()) {
    for (auto& item : value.items()) describe(item, known);
    return;
  }
  const auto found = value.is_string() ? known.find(value.as_string()) : known.end();
  if (found != known.end()) value = *found->second;
}

void describe_members(base::Json& node, const Descriptions& known) {
  for (auto& [key, value] : node.members()) {
    const auto* property = catalog::find_property(key);
    if (property && (property->range == catalog::Range::kConcept ||
                     property->range == catalog::Range::kReference))
      describe(value, known);
    if (key == "distribution" && value.is_array())
      for (auto& file : value.items())
        if (file.is_object()) describe_members(file, known);
  }
}

}  // namespace

base::Json with_descriptions(base::Json document) {
  const base::Json included = std::as_const(document)["@included"];
  Descriptions known;
  for (const auto* node : values_of(included))
    if (!name_of(*node, "en").text.empty()) known.emplace(iri_of(*node), node);
  document.erase("@included");
  if (!known.empty()) describe_members(document, known);
  return document;
}

StatedTerm stated_term(const base::Json& value, std::string_view vocabulary,
                       std::string_view language) {
  StatedTerm term;
  const std::string name = iri_of(value);
  if (base::is_absolute_iri(name) && !name.starts_with("_:"))
    term.iri = name;
  else if (!name.starts_with("_:"))
    term.words.text = std::string(base::trim(name));
  if (value.is_object())
    if (LocalText words = name_of(value, language); !words.text.empty()) term.words = words;
  if (term.words.text.empty() && value.find("@value")) term.words = pick_text(value, language);
  if (term.words.text.empty()) term.words = pick_text(value["description"], language);
  term.words.text = joined(strip_html(term.words.text));
  if (term.iri.empty() && !term.words.text.empty())
    term.iri = known_iri(vocabulary, term.words.text);
  return term;
}

std::vector<StatedTerm> licences_of(const base::Json& document, std::string_view language) {
  std::vector<StatedTerm> licences;
  for (const auto* licence : values_of(document["license"]))
    add_new(licences, stated_term(*licence, "licences", language));
  for (const auto* file : values_of(document["distribution"]))
    for (const auto* licence : values_of((*file)["license"]))
      add_new(licences, stated_term(*licence, "licences", language));
  return licences;
}

LicenceLabel licence_label(const StatedTerm& licence, std::string_view language) {
  LicenceLabel label = licence_label(licence.iri, language);
  const bool known = !licence.iri.empty() && catalog::vocab::find_licence(licence.iri);
  if (!known && !licence.words.text.empty()) label.name = licence.words.text;
  return label;
}

LocalText stated_label(const StatedTerm& term, std::string_view vocabulary,
                       std::string_view language) {
  const auto* terms = catalog::vocab::find_vocabulary(vocabulary);
  const bool known = terms && !term.iri.empty() && terms->find(term.iri);
  if (known || term.words.text.empty())
    return {vocabulary_label(vocabulary, term.iri, language), "", false};
  std::string_view period = term.words.text;
  if (period.starts_with("R/")) period.remove_prefix(2);
  const std::string duration = vocabulary == "frequencies" ? format_duration(period, language) : "";
  if (duration.empty()) return term.words;
  return {base::say({"web_every", {{"duration", duration}}}, language), "", false};
}

}  // namespace portal::web
