#include "catalog/documents/mend.hpp"

#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {
namespace {

using base::Json;

Mended with(Json value, Severity severity, const char* rule,
            std::map<std::string, std::string> arguments) {
  return {std::move(value), finding(severity, "", rule, std::move(arguments))};
}

std::string cut(const std::string& text) {
  return base::shorten(text, 80);
}

// A label in any language, or the text of an older rdf:value.
std::string label_of(const Json& node) {
  for (const char* key : {"label", "prefLabel", "title", "name", "notation"}) {
    std::string text = text_in(node[key], "en").text;
    if (!text.empty()) return text;
  }
  return node[std::string(kRdf) + "value"].items().empty()
             ? ""
             : node[std::string(kRdf) + "value"].items()[0].as_string();
}

void add_texts(Json& texts, const Json& value, const std::string& language) {
  if (value.is_array()) {
    for (const auto& item : value.items()) add_texts(texts, item, language);
  } else if (value.is_object()) {
    add_texts(texts, value["@value"], value["@language"].as_string());
  } else if (!value.is_null()) {
    std::string text = plain_text(value).as_string();
    if (!base::trim(text).empty()) add_text(texts, language, std::move(text));
  }
}

bool is_language_map(const Json& value) {
  return value.is_object() && !value.find("@value");
}

Json nested_text(Json value) {
  if (const Json* inner = value.find("@value")) return *inner;
  return Json(base::write_json(value));
}

}  // namespace

Json plain_text(Json value) {
  if (value.is_string()) return value;
  if (value.is_number()) return Json(value.digits());
  if (value.is_bool()) return Json(value.as_bool() ? "true" : "false");
  if (value.is_object() && value.find("@value") && value.find("@type")) return value;
  return plain_text(nested_text(std::move(value)));
}

Json text_map(const Json& value) {
  Json texts = Json::object();
  if (is_language_map(value))
    for (const auto& [language, text] : value.members())
      add_texts(texts, text, language == "@none" ? "" : language);
  else
    add_texts(texts, value, "");
  return texts;
}

Json keyword_map(const Json& value) {
  Json texts = text_map(value);
  for (auto& [language, text] : texts.members())
    if (text.is_string()) text = Json(Json::Array{std::move(text)});
  return texts;
}

void merge_texts(Json& out, const Property& property, Json texts) {
  if (!out.find(property.key)) {
    out.set(property.key, std::move(texts));
    return;
  }
  Json both = std::move(*out.find(property.key));
  for (const auto& [text, language] : list_texts(texts))
    add_text(both, language == "@none" ? "" : language, text);
  out.set(property.key, property.range == Range::kKeyword ? keyword_map(both) : std::move(both));
}

Mended mend_temporal(const Json& value) {
  if (const Json* stated = value.find("@value"); stated && value.find("@type")) {
    if (!temporal_type(stated->as_string()).empty()) return {*stated};
    return with(value, Severity::kWarning, "date_unreadable",
                {{"value", cut(stated->as_string())}});
  }
  const Json plain = plain_text(value);
  std::string text(base::trim(plain.as_string()));
  if (!temporal_type(text).empty()) return {Json(std::move(text))};
  // "2019-08-01 10:00:00" and a date-time to the minute are one character away from the standard.
  std::string closer = text;
  if (closer.size() > 10 && closer[10] == ' ') closer[10] = 'T';
  if (closer.size() == 16) closer += ":00";
  if (!temporal_type(closer).empty()) return {Json(std::move(closer))};
  const std::string shown = cut(text);
  return with(Json(std::move(text)), Severity::kWarning, "date_unreadable", {{"value", shown}});
}

Mended mend_integer(const Json& value) {
  if (value.is_number() && value.as_integer().value_or(-1) >= 0) return {value};
  const std::string text(base::trim(plain_text(value).as_string()));
  const Json number = Json::number(text);
  if (number.as_integer().value_or(-1) >= 0) return {Json::integer(*number.as_integer())};
  const auto fraction = number.as_double();
  if (fraction && *fraction >= 0 && *fraction < 9e15 &&
      static_cast<double>(static_cast<std::int64_t>(*fraction)) == *fraction)
    return {Json::integer(static_cast<std::int64_t>(*fraction))};
  return with(Json(text), Severity::kWarning, "number_unreadable", {{"value", cut(text)}});
}

Mended mend_decimal(const Json& value) {
  if (value.is_number()) return {value};
  const std::string text(base::trim(plain_text(value).as_string()));
  const bool readable = Json::number(text).as_double().has_value() && text[0] != '.' &&
                        text.find_first_not_of("-0123456789.") == std::string::npos;
  if (readable) return {Json::number(text)};
  return with(Json(text), Severity::kWarning, "number_unreadable", {{"value", cut(text)}});
}

Mended mend_geometry(Json value) {
  if (value.is_array() || value.find("@value")) return {std::move(value)};
  const Json plain = plain_text(std::move(value));
  if (auto box = box_of_wkt(plain.as_string())) return {std::move(*box)};
  return {plain};
}

Mended mend_concept(std::string_view vocabulary, const std::string& raw) {
  const std::string text(base::trim(raw));
  if (base::is_absolute_iri(text) || text.starts_with("_:")) return {Json(text)};
  if (vocabulary == "media-types")
    if (std::string iri = vocab::media_type_iri(text); !iri.empty()) return {Json(std::move(iri))};
  const auto& terms = vocab::vocabulary(vocabulary);
  if (const auto* term = terms.find(text)) return {Json(term->iri)};
  if (base::is_web_address(base::repair_iri(text))) return {Json(base::repair_iri(text))};
  return with(node_of_text(NodeClass::kConcept, raw, ""), Severity::kWarning, "term_unknown",
              {{"value", cut(text)}, {"vocabulary", std::string(vocabulary)}});
}

constexpr std::string_view kMailto = "mailto:";

bool is_mailto(std::string_view text) {
  return base::equal_ignoring_ascii_case(text.substr(0, kMailto.size()), kMailto);
}

// The mailbox, without spaces before it that stand there as they are or escaped.
std::string mailbox_of(std::string_view text) {
  if (is_mailto(text)) text.remove_prefix(kMailto.size());
  while (text.starts_with(' ') || text.starts_with("%20"))
    text.remove_prefix(text.starts_with(' ') ? 1 : 3);
  return std::string(text);
}

Mended mend_address(std::string_view key, const std::string& raw) {
  const std::string text(base::trim(raw));
  const bool mail = key == "hasEmail" || key == "mbox";
  if (mail && (is_mailto(text) || !base::is_absolute_iri(text)))
    if (const std::string address = std::string(kMailto) + mailbox_of(text);
        address.find('@') != std::string::npos && base::is_absolute_iri(address))
      return {Json(address)};
  if (base::is_absolute_iri(text) || text.starts_with("/files/") || text.starts_with("_:"))
    return {Json(text)};
  std::string closer = base::repair_iri(text);
  if (closer.starts_with("//")) closer = "http:" + closer;
  if (closer.starts_with("www.")) closer = "http://" + closer;
  if (base::is_absolute_iri(closer) && !text.empty())
    return with(Json(closer), Severity::kWarning, "address_mended",
                {{"value", cut(text)}, {"mended", cut(closer)}});
  return with(node_of_text(NodeClass::kResource, raw, ""), Severity::kWarning, "address_unreadable",
              {{"value", cut(text)}});
}

Mended mend_language(const std::string& tag) {
  const auto& languages = vocab::vocabulary("languages");
  const std::string base_tag = tag.substr(0, tag.find('-'));
  if (base_tag.size() <= 3 && languages.find(base_tag)) return {Json(tag)};
  const auto* meant = languages.suggest(base_tag);
  if (meant)
    return with(Json(tag), Severity::kWarning, "language_meant",
                {{"value", cut(tag)}, {"meant", std::string(meant->attribute("alpha2"))}});
  // Languages of the world that our list leaves out are no mistake.
  if (base_tag.size() == 2 || base_tag.size() == 3) return {Json(tag)};
  return with(Json(tag), Severity::kWarning, "language_unknown", {{"value", cut(tag)}});
}

std::optional<std::string> concept_of_node(std::string_view vocabulary, const Json& node) {
  const Json* id = node.find("@id");
  if (id && node.members().size() == 1) return id->as_string();
  if (id || node.members().size() != 1) return std::nullopt;
  const std::string label = label_of(node);
  if (label.empty()) return std::nullopt;
  if (const auto* term = vocab::vocabulary(vocabulary).find(label)) return std::string(term->iri);
  return std::nullopt;
}

void check_completeness(const Json& document, NodeClass kind, Findings& findings) {
  for (const char* key : {"title", "description"})
    if (!document.find(key))
      findings.push_back(
          finding(Severity::kWarning, "/" + std::string(key), std::string(key) + "_missing"));
  if (kind != NodeClass::kDataset) return;
  const auto& distributions = document["distribution"].items();
  for (std::size_t i = 0; i < distributions.size(); ++i) {
    const Json& each = distributions[i];
    if (!each.find("accessURL") && !each.find("downloadURL") && !each.find("file"))
      findings.push_back(finding(Severity::kWarning, "/distribution/" + std::to_string(i),
                                 "distribution_without_address"));
  }
}

}  // namespace catalog::documents
