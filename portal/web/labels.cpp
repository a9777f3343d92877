#include "portal/web/labels.hpp"

#include <array>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/message.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "portal/web/local_text.hpp"

namespace portal::web {
namespace {

namespace vocab = catalog::vocab;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kFacetVocabularies = {{
    {"theme", "themes"},
    {"frequency", "frequencies"},
    {"access", "access-rights"},
    {"language", "languages"},
    {"type", "dataset-types"},
    {"hvd", "hvd-categories"},
}};

// Codes that people write in another way.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kFormatNames = {{
    {"GEOJSON", "GeoJSON"},
    {"JSON_LD", "JSON-LD"},
    {"MARKDOWN", "Markdown"},
    {"RDF_N_TRIPLES", "N-Triples"},
    {"RDF_TURTLE", "Turtle"},
    {"RDF_XML", "RDF/XML"},
    {"WFS_SRVC", "WFS"},
    {"WMS_SRVC", "WMS"},
    {"WMTS_SRVC", "WMTS"},
}};

// What stands for a term that no vocabulary knows: the end of its IRI, else the words as they are.
std::string unknown_label(std::string_view value) {
  if (!base::is_absolute_iri(value)) return std::string(value);
  const std::string name = base::local_name(value);
  return name.empty() ? std::string(value) : name;
}

const char* openness_name(vocab::Openness openness) {
  if (openness == vocab::Openness::kOpen) return "open";
  return openness == vocab::Openness::kNotOpen ? "limited" : "unknown";
}

}  // namespace

std::string plain_address(std::string_view iri) {
  const std::string address = web_address(iri);
  if (address.empty()) return std::string(iri);
  std::string_view shown = address;
  shown.remove_prefix(shown.find("://") + 3);
  if (shown.starts_with("www.")) shown.remove_prefix(4);
  while (shown.ends_with('/')) shown.remove_suffix(1);
  return std::string(shown);
}

LicenceLabel licence_label(std::string_view iri, std::string_view language) {
  LicenceLabel label{
      .name = {}, .openness = "unknown", .conditions = {}, .href = {}, .unstated = false};
  if (iri.empty()) return label;
  label.href = web_address(iri);
  const auto* licence = vocab::find_licence(iri);
  if (!licence) {
    label.name = plain_address(iri);
    return label;
  }
  label.name = std::string(licence->label(language));
  label.openness = openness_name(licence->openness);
  label.unstated = licence->code == "notspecified";
  for (const auto& message : vocab::explain_licence(*licence))
    label.conditions.push_back(base::say(message, language));
  return label;
}

std::string format_label(std::string_view iri_or_code) {
  if (iri_or_code.empty()) return "";
  const auto* format = vocab::find_format(iri_or_code);
  if (!format) format = vocab::format_of_media_type(iri_or_code);
  std::string label(format ? format->code : unknown_label(iri_or_code));
  for (const auto& [code, name] : kFormatNames)
    if (label == code) return std::string(name);
  for (auto& c : label)
    if (c == '_') c = ' ';
  return label;
}

std::string theme_label(std::string_view iri_or_code, std::string_view language) {
  return vocabulary_label("themes", iri_or_code, language);
}

std::string theme_code(std::string_view iri_or_code) {
  const auto* term = vocab::vocabulary("themes").find(iri_or_code);
  return term ? std::string(term->code) : base::percent_encode(iri_or_code);
}

std::string theme_name(const base::Json& theme, std::string_view language) {
  const std::string iri = iri_of(theme);
  if (theme.is_object() && !is_known_theme(iri))
    if (LocalText name = name_of(theme, language); !name.text.empty()) return name.text;
  return theme_label(iri, language);
}

bool is_known_theme(std::string_view iri_or_code) {
  return vocab::vocabulary("themes").find(iri_or_code) != nullptr;
}

std::string vocabulary_label(std::string_view vocabulary, std::string_view iri_or_code,
                             std::string_view language) {
  const auto* terms = vocab::find_vocabulary(vocabulary);
  const auto* term = terms ? terms->find(iri_or_code) : nullptr;
  return term ? std::string(term->label(language)) : unknown_label(iri_or_code);
}

std::string term_label(std::string_view facet, std::string_view value, std::string_view language) {
  const std::string key = "web_facet_" + std::string(facet) + "_" + std::string(value);
  if (base::has_text(key, language)) return base::say({key, {}}, language);
  if (facet == "format" && base::local_name(value) == "unknown")
    return base::say({"web_format_unknown", {}}, language);
  if (facet == "format") return format_label(value);
  if (facet == "license") return licence_label(value, language).name;
  if (facet == "place") return place_label(value, language);
  const std::string family = "format_family_" + std::string(value);
  if (facet == "format_family" && base::has_text(family, language))
    return base::say({family, {}}, language);
  for (const auto& [name, vocabulary] : kFacetVocabularies)
    if (name == facet) return vocabulary_label(vocabulary, value, language);
  return std::string(value);
}

std::string language_label(std::string_view tag, std::string_view language) {
  return vocabulary_label("languages", tag.substr(0, tag.find('-')), language);
}

}  // namespace portal::web
