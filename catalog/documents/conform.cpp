#include "catalog/documents/conform.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;

const std::string kUnknownClass = "urn:open-data-portal:class:";
constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";

bool is_hex(std::string_view text) {
  return !text.empty() && text.size() % 2 == 0 &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto dots = std::count(text.begin(), text.end(), '.');
  return dots <= 1 && text.size() > static_cast<std::size_t>(dots) &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// P[nY][nM][nW][nD][T[nH][nM][n.nS]], at least one part.
bool is_duration(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (!text.starts_with('P') || text.size() < 3 || text.back() == 'T') return false;
  const auto date =
      text.substr(1, text.find('T') == std::string_view::npos ? text.npos : text.find('T') - 1);
  const auto clock = text.find('T') == std::string_view::npos ? std::string_view()
                                                              : text.substr(text.find('T') + 1);
  const auto in_order = [](std::string_view part, std::string_view units) {
    std::size_t from = 0;
    bool digits = false;
    for (const char c : part) {
      if ((c >= '0' && c <= '9') || (c == '.' && digits)) {
        digits = true;
        continue;
      }
      const auto unit = units.find(c, from);
      if (!digits || unit == std::string_view::npos) return false;
      from = unit + 1;
      digits = false;
    }
    return !digits;
  };
  return in_order(date, "YMD") && in_order(clock, "HMS");
}

const std::string& text_of(const Json& value) {
  if (value.is_number()) return value.digits();
  return value.is_object() ? value["@value"].as_string() : value.as_string();
}

Json decimal(const Json& value) {
  return Json(value.is_number() ? value.digits() : value.as_string());
}

Json temporal(const Json& value) {
  const std::string& text = value.as_string();
  const auto type = temporal_type(text);
  if (value.is_object() || type.ends_with("#date")) return value;
  return type.empty() ? Json(text) : typed_value(text, type);
}

bool lacks(const Json& node, std::string_view key) {
  return node.find(key) == nullptr;
}

std::string best_name(const Json& node) {
  for (const char* key : {"label", "prefLabel", "title", "fn", "name"})
    for (const auto& text : node[key].items())
      if (!text["@value"].as_string().empty()) return text["@value"].as_string();
  return base::local_name(node["@id"].as_string());
}

// Sets a text that the class demands from what else is known; false when nothing is.
bool give_text(Json& node, std::string_view key) {
  if (!lacks(node, key)) return true;
  const std::string name = best_name(node);
  if (name.empty()) return false;
  Json texts = Json::object();
  add_text(texts, "", name);
  stand_in(node, key, published_texts(texts));
  return true;
}

bool give_endpoint(Json& node) {
  for (const char* key : {"endpointURL", "endpointDescription", "landingPage", "@id"}) {
    const Json* found = node.find(key);
    if (!found || found->as_string().starts_with("_:")) continue;
    if (std::string_view(key) != "endpointURL") stand_in(node, "endpointURL", Json(*found));
    return true;
  }
  return false;
}

// Whether the node has, or can be given, all that the shapes demand of its class.
bool may_have_class(Json& node, NodeClass owner) {
  switch (owner) {
    case NodeClass::kAgent:
      return give_text(node, "name");
    case NodeClass::kConcept:
      return give_text(node, "prefLabel");
    case NodeClass::kChecksum:
      return !lacks(node, "algorithm") && !lacks(node, "checksumValue");
    case NodeClass::kRelationship:
      return !lacks(node, "relation") && !lacks(node, "hadRole");
    case NodeClass::kCatalogRecord:
      return !lacks(node, "modified") && !lacks(node, "primaryTopic");
    case NodeClass::kDataService:
      return !lacks(node, "title") && give_endpoint(node);
    case NodeClass::kResource:
      return false;
    default:
      return true;
  }
}

}  // namespace

Json published_texts(const Json& texts) {
  Json out = Json::array();
  for (const auto& [text, language] : list_texts(texts)) {
    if (text.empty()) continue;
    Json value = Json::object();
    if (language != "@none") value.set("@language", language);
    value.set("@value", text);
    out.push(std::move(value));
  }
  return out;
}

Json published_value(const Property& property, const Json& value, const std::string& base_url) {
  switch (property.range) {
    case Range::kTemporal:
      return temporal(value);
    case Range::kDecimal:
      return decimal(value);
    case Range::kInteger:
      return value.is_number() ? Json(value.digits()) : value;
    case Range::kGeometry:
      if (const auto wkt = wkt_of_box(value)) return Json(*wkt);
      return value;
    case Range::kConcept:
    case Range::kAddress:
    case Range::kReference:
      return Json(absolute(value.as_string(), base_url));
    default:
      return value;
  }
}

bool conforms(const Property& property, const Json& value) {
  const std::string& text = text_of(value);
  switch (property.range) {
    case Range::kTemporal:
      return !temporal_type(text).empty();
    case Range::kInteger:
      return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    case Range::kDecimal:
      return is_decimal(text);
    case Range::kDuration:
      return is_duration(text);
    case Range::kHex:
      return is_hex(text);
    case Range::kGeometry:
      return !text.empty();
    case Range::kConcept:
    case Range::kAddress:
    case Range::kReference: {
      const bool iri_only = property.key == "theme" || property.key == "applicableLegislation";
      if (value.is_object()) return !iri_only || value.find("@id");
      return base::is_absolute_iri(text);
    }
    case Range::kNode:
      return value.is_object();
    default:
      return !text.empty() || value.is_object();
  }
}

Json as_foreign(Json value) {
  if (!value.is_string() || !base::is_web_address(value.as_string())) return value;
  Json reference = Json::object();
  reference.set("@id", std::move(value));
  return reference;
}

void stand_in(Json& node, std::string_view key, Json value) {
  node.set(key, std::move(value));
  Json named = Json::object();
  named.set("@id", find_property(key)->iri);
  push_value(node, kStandIn, std::move(named));
}

void take_back(Json& node, std::string_view iri) {
  const Property* property = find_property_by_iri(iri);
  Json* held = property ? node.find(property->key) : nullptr;
  if (!held) return;
  // What another record says of the same node stays.
  if (held->is_array() && held->items().size() > 1) return;
  if (property->range == Range::kText) {
    const Json* text = held->find("@none");
    if (!text || !text->is_string()) return;
    held->erase("@none");
    if (!held->members().empty()) return;
  }
  node.erase(property->key);
}

// A reference alone says nothing about the node, so nothing is claimed of its class.
bool is_bare(const Json& node) {
  return node.members().size() == (node.find("@id") ? 1u : 0u);
}

void fill_in(Json& node, NodeClass owner, const Json& stated) {
  Json types = Json::array();
  const auto add_type = [&](const std::string& said) {
    std::string type(class_iri(std::string_view(said)));
    if (type.empty())
      type = base::is_absolute_iri(said) ? said : kUnknownClass + base::percent_encode(said);
    const NodeClass known = class_of(type);
    const bool ours = known != NodeClass::kResource && class_iri(known) == type;
    if (ours && known != owner && !may_have_class(node, known)) return;
    if (type == std::string(kSkos) + "ConceptScheme" && !give_text(node, "title")) return;
    if (!(ours && known == owner)) types.push(type);
  };
  if (!is_bare(node) && may_have_class(node, owner)) types.push(class_name(owner));
  if (stated.is_string()) add_type(stated.as_string());
  for (const auto& type : stated.items()) add_type(type.as_string());
  if (types.items().size() == 1)
    node.set("@type", types.items()[0]);
  else if (!types.items().empty())
    node.set("@type", std::move(types));
}

}  // namespace catalog::documents
