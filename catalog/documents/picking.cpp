#include "catalog/documents/picking.hpp"

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {

using base::Json;

std::vector<const Json*> values_of(const Json& value) {
  std::vector<const Json*> values;
  if (value.is_array())
    for (const auto& item : value.items()) values.push_back(&item);
  else if (!value.is_null())
    values.push_back(&value);
  return values;
}

std::string told(const Json& texts) {
  return text_in(texts, "vi").text;
}

std::string text_of_language(const Json& texts, std::string_view language) {
  if (language.empty()) language = "@none";
  std::vector<std::string> found;
  for (const auto& each : list_texts(texts))
    if (each.language == language || each.language.starts_with(std::string(language) + "-"))
      found.push_back(each.text);
  return base::join(found, "\n");
}

std::vector<std::string> keywords_of(const Json& keywords, std::string_view language) {
  std::vector<std::string> found;
  for (const auto& each : list_texts(keywords))
    if (language.empty() || each.language == language) found.push_back(each.text);
  return found;
}

std::string iri_of(const Json& value) {
  if (value.is_string()) return value.as_string();
  return value["@id"].as_string();
}

std::string label_of(const Json& value) {
  if (const Json* text = value.find("@value")) return text->as_string();
  for (const char* key : {"prefLabel", "label", "name", "fn", "title"})
    if (std::string text = told(value[key]); !text.empty()) return text;
  return iri_of(value);
}

std::string date_of(const Json& value) {
  std::string text = label_of(value);
  return temporal_type(text).empty() ? "" : text;
}

std::string term_label(std::string_view vocabulary, const Json& value, std::string_view language) {
  const std::string iri = iri_of(value);
  const std::string_view known = vocab::vocabulary(vocabulary).label(iri, language);
  if (!known.empty()) return std::string(known);
  const std::string own = label_of(value);
  return own == iri ? base::local_name(iri) : own;
}

std::string term_code(std::string_view vocabulary, const Json& value) {
  const auto* term = vocab::vocabulary(vocabulary).find_iri(iri_of(value));
  return term ? std::string(term->code) : "";
}

std::string address_in(const Json& node, std::string_view key, const std::string& base_url) {
  for (const Json* value : values_of(node[key]))
    if (const std::string iri = iri_of(*value); !iri.empty()) return absolute(iri, base_url);
  return {};
}

std::string without_mailto(std::string_view address) {
  if (address.starts_with("mailto:")) address.remove_prefix(7);
  return std::string(address);
}

std::string page_of(const Publication& publication) {
  return publication.base_url + "/datasets/" + publication.id;
}

void set_text(Json& out, const char* key, const std::string& text) {
  if (!text.empty()) out.set(key, text);
}

Json strings(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const auto& text : texts) out.push(Json(text));
  return out;
}

std::vector<std::string> addresses(const Json& values, const std::string& base_url) {
  std::vector<std::string> found;
  for (const Json* value : values_of(values))
    if (const std::string iri = absolute(iri_of(*value), base_url); base::is_absolute_iri(iri))
      found.push_back(iri);
  return found;
}

std::string attribute(std::string_view vocabulary, const Json& value, std::string_view name) {
  const auto* term = vocab::vocabulary(vocabulary).find_iri(iri_of(value));
  return term ? std::string(term->attribute(name)) : "";
}

std::string media_type_of(const Json& distribution) {
  const std::string iri = iri_of(distribution["mediaType"]);
  const auto at = iri.find("/media-types/");
  if (at != std::string::npos) return iri.substr(at + 13);
  std::string own = label_of(distribution["mediaType"]);
  if (!own.empty()) return own;
  return attribute("file-types", distribution["format"], "media_type");
}

std::vector<std::string> themes_of(const Json& document, std::string_view language) {
  std::vector<std::string> labels;
  for (const Json* theme : values_of(document["theme"]))
    labels.push_back(term_label("themes", *theme, language));
  return labels;
}

const Json& first_of(const Json& value) {
  const auto values = values_of(value);
  static const Json kNone;
  return values.empty() ? kNone : *values[0];
}

}  // namespace catalog::documents
