#include "catalog/documents/normalise.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/mend.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::documents {
namespace {

using base::Json;

// Keys that are not properties: the server's own and JSON-LD's.
const std::set<std::string_view> kOwnKeys = {"id",         "slug",  "revision", "state",
                                             "visibility", "file",  "record",   "@included",
                                             "@id",        "@type", "@context"};

class Normaliser {
 public:
  explicit Normaliser(Findings& findings) : findings_(findings) {}

  void node(Json& document, NodeClass owner, const std::string& path) {
    document.erase("@context");
    Json out = Json::object();
    ManyKeys foreign_keys(out);
    for (auto& [key, value] : document.members()) {
      if (value.is_null()) continue;
      const Property* property = find_property(key);
      if (!property) property = find_property_by_iri(key);
      std::string place = path;
      place.append("/").append(key);
      if (property && value_fits(*property, value))
        known(out, owner, *property, std::move(value), place);
      else if (kOwnKeys.contains(key))
        own(out, owner, key, std::move(value), place);
      else
        foreign(foreign_keys, key, std::move(value), place);
    }
    document = std::move(out);
  }

 private:
  // A foreign IRI key may repeat one of ours with a value that ours cannot hold (a title that is a
  // node): it stays foreign.
  static bool value_fits(const Property& property, const Json& value) {
    if (property.range != Range::kText || !value.is_array()) return true;
    for (const auto& item : std::as_const(value).items())
      if (item.is_object() && !item.find("@value")) return false;
    return true;
  }

  void own(Json& out, NodeClass owner, const std::string& key, Json value,
           const std::string& place) {
    if (key == "@type") {
      put_types(out, owner, value);
      return;
    }
    if (key == "record" || key == "@included") {
      const NodeClass inner = key == "record" ? NodeClass::kCatalogRecord : NodeClass::kResource;
      if (!value.is_array()) value = Json(Json::Array{std::move(value)});
      for (std::size_t i = 0; i < value.items().size(); ++i)
        if (value.items()[i].is_object())
          node(value.items()[i], inner, place + "/" + std::to_string(i));
    }
    out.set(key, std::move(value));
  }

  // By their IRIs; the class that a node has by its place goes without saying.
  static void put_types(Json& out, NodeClass owner, const Json& stated) {
    Json types = Json::array();
    const Json::Array list = stated.is_array() ? stated.items() : Json::Array{stated};
    for (const auto& type : list) {
      const std::string_view iri = class_iri(std::string_view(type.as_string()));
      Json named(iri.empty() ? std::string_view(type.as_string()) : iri);
      const auto& there = std::as_const(types).items();
      if (named.as_string().empty() || named.as_string() == class_iri(owner) ||
          std::find(there.begin(), there.end(), named) != there.end())
        continue;
      types.push(std::move(named));
    }
    if (std::as_const(types).items().size() == 1)
      out.set("@type", types.items()[0]);
    else if (!std::as_const(types).items().empty())
      out.set("@type", std::move(types));
  }

  void foreign(ManyKeys& out, const std::string& key, Json value, const std::string& place) {
    if (!value.is_array()) value = Json(Json::Array{std::move(value)});
    Json kept = Json::array();
    for (auto& item : value.items()) kept.push(foreign_value(std::move(item)));
    if (base::is_absolute_iri(key)) {
      push_all(out, key, std::move(kept));
      return;
    }
    report(Severity::kWarning, place, "key_unknown", {{"key", key}});
    push_all(out, "urn:open-data-portal:key:" + base::percent_encode(key), std::move(kept));
  }

  static Json foreign_value(Json value) {
    if (value.is_string() || value.find("@value") || value.find("@id") || value.find("@list"))
      return value;
    if (value.is_bool())
      return typed_value(value.as_bool() ? "true" : "false", std::string(kXsd) + "boolean");
    if (value.is_number())
      return typed_value(value.digits(),
                         std::string(kXsd) + (value.as_integer() ? "integer" : "decimal"));
    if (value.is_object() && holds_only_known_keys(value)) return value;
    return typed_value(base::write_json(value), std::string(kRdf) + "JSON");
  }

  // A nested node in our own form; any other object is somebody's JSON, kept as a JSON literal.
  static bool holds_only_known_keys(const Json& value) {
    for (const auto& [key, member] : value.members())
      if (!find_property(key) && !base::is_absolute_iri(key) && !key.starts_with('@')) return false;
    return true;
  }

  void known(Json& out, NodeClass owner, const Property& property, Json value,
             const std::string& place) {
    if (property.range == Range::kText || property.range == Range::kKeyword) {
      Json texts = property.range == Range::kText ? text_map(value) : keyword_map(value);
      check_languages(texts, place);
      if (!texts.members().empty()) merge_texts(out, property, std::move(texts));
      return;
    }
    const auto& sides = std::as_const(value).items();
    const bool box =
        property.range == Range::kGeometry && sides.size() == 4 && sides[0].is_number();
    if (!value.is_array() || box) value = Json(Json::Array{std::move(value)});
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      Json& item = value.items()[i];
      if (item.is_null() || is_blank(item)) continue;
      const bool single = is_single(property, owner);
      Json made = one(property, std::move(item), single ? place : place + "/" + std::to_string(i));
      if (!single && property.range == Range::kAddress)
        put_address(out, property.key, std::move(made));
      else if (!single)
        push_value(out, property.key, std::move(made));
      else if (!out.find(property.key))
        out.set(property.key, std::move(made));
      else if (!(std::as_const(out)[property.key] == made))
        surplus(out, property, std::move(made), place);
    }
  }

  void surplus(Json& out, const Property& property, Json value, const std::string& place) {
    report(Severity::kWarning, place, "one_value_only", {{"key", std::string(property.key)}});
    push_value(out, kSourceStatement, source_statement(property.iri, std::move(value)));
  }

  Json one(const Property& property, Json value, const std::string& place) {
    switch (property.range) {
      case Range::kTemporal:
        return told(mend_temporal(value), place);
      case Range::kInteger:
        return told(mend_integer(value), place);
      case Range::kDecimal:
        return told(mend_decimal(value), place);
      case Range::kConcept:
        return concept_value(property, std::move(value), place);
      case Range::kAddress:
        return address(property, std::move(value), place);
      case Range::kReference:
        return reference(std::move(value), place);
      case Range::kNode:
        return nested(property, std::move(value), place);
      case Range::kGeometry:
        return told(mend_geometry(std::move(value)), place);
      default:
        return plain_text(std::move(value));
    }
  }

  Json concept_value(const Property& property, Json value, const std::string& place) {
    if (value.is_object() && !value.find("@value")) {
      const auto iri = concept_of_node(property.vocabulary, value);
      if (iri) return told(mend_concept(property.vocabulary, *iri), place);
      node(value, NodeClass::kConcept, place);
      return value;
    }
    return told(mend_concept(property.vocabulary, text_of(value)), place);
  }

  // {"@id": "…"} says no more than the text alone.
  static void unwrap(Json& value) {
    if (value.is_object() && value.members().size() == 1 && value.find("@id"))
      value = Json(value["@id"]);
  }

  Json address(const Property& property, Json value, const std::string& place) {
    unwrap(value);
    if (value.is_object() && !value.find("@value")) {
      node(value, NodeClass::kResource, place);
      return value;
    }
    return told(mend_address(property.key, text_of(value)), place);
  }

  Json reference(Json value, const std::string& place) {
    unwrap(value);
    if (value.is_object() && !value.find("@value")) {
      node(value, NodeClass::kResource, place);
      return value;
    }
    const std::string language = value["@language"].as_string();
    std::string text = text_of(value);
    // Records and items of checklists are named by their address here, nodes of this document by a
    // label.
    if (base::is_absolute_iri(text) || text.starts_with("/datasets/") ||
        text.starts_with("/readiness/checklist/") || text.starts_with("_:"))
      return Json(std::move(text));
    return node_of_text(NodeClass::kResource, text, language);
  }

  Json nested(const Property& property, Json value, const std::string& place) {
    if (value.is_object() && !value.find("@value")) {
      node(value, property.node, place);
      return value;
    }
    const std::string language = value["@language"].as_string();
    std::string text = text_of(value);
    Json out = Json::object();
    if (base::is_absolute_iri(text) && !text.starts_with("mailto:"))
      out.set("@id", std::move(text));
    else
      out = node_of_text(property.node, text, language);
    return out;
  }

  static bool is_blank(const Json& value) {
    return (value.is_string() || value.find("@value")) && base::trim(text_of(value)).empty();
  }

  // The text of a value whatever type it claims.
  static std::string text_of(const Json& value) {
    const Json* inner = value.find("@value");
    return plain_text(inner ? *inner : value).as_string();
  }

  void check_languages(const Json& texts, const std::string& place) {
    for (const auto& [language, text] : texts.members()) {
      if (language == "@none") continue;
      if (auto mended = mend_language(language); mended.rule) told(std::move(mended), place);
    }
  }

  Json told(Mended mended, const std::string& place) {
    if (mended.rule) {
      mended.rule->path = place;
      findings_.push_back(std::move(*mended.rule));
    }
    return std::move(mended.value);
  }

  void report(Severity severity, const std::string& place, const char* rule,
              std::map<std::string, std::string> arguments) {
    findings_.push_back(finding(severity, place, rule, std::move(arguments)));
  }

  // An address stands alone when it is the only one, as most are.
  static void put_address(Json& out, std::string_view key, Json value) {
    Json* held = out.find(key);
    if (!held) {
      out.set(key, std::move(value));
      return;
    }
    if (!held->is_array()) *held = Json(Json::Array{std::move(*held)});
    held->push(std::move(value));
  }

  static void push_all(ManyKeys& out, const std::string& key, Json values) {
    for (auto& value : values.items()) out.push(key, std::move(value));
  }

  Findings& findings_;
};

// A record that names the item of a high-value theme (`covers`) is of that category: both say so.
void state_categories(Json& document) {
  constexpr std::string_view item = "/readiness/checklist/hvd_theme/";
  const Json covers = document["covers"];
  for (const auto& value : covers.items()) {
    const std::string& address = value.as_string();
    const auto at = address.find(item);
    if (at == std::string::npos) continue;
    const auto* term =
        vocab::vocabulary("hvd-categories").find("hvd_theme/" + address.substr(at + item.size()));
    if (!term) continue;
    Json categories = document["hvdCategory"];
    Json category(term->iri);
    const auto& there = std::as_const(categories).items();
    if (std::find(there.begin(), there.end(), category) != there.end()) continue;
    categories.push(std::move(category));
    document.set("hvdCategory", std::move(categories));
  }
}

}  // namespace

Findings normalise(Json& document, NodeClass kind) {
  Findings findings;
  Normaliser(findings).node(document, kind, "");
  if (kind == NodeClass::kDataset) state_categories(document);
  order_keys(document);
  check_completeness(document, kind, findings);
  return findings;
}

}  // namespace catalog::documents
