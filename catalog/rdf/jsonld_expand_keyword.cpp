// What stands under a keyword, and what an object is once it is whole.
// Source: JSON-LD 1.1 API, 5.1.2, steps 13.4 and 15 to 19.
#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/jsonld_body.hpp"
#include "catalog/rdf/jsonld_expand.hpp"

namespace catalog::rdf {
namespace {

constexpr std::size_t kMostTold = 200;
const std::string kGraphName = "@graph";
const std::string kReverseName = "@reverse";

bool is_node_object(const base::Json& value) {
  return value.is_object() && !value.find("@value") && !value.find("@list") && !value.find("@set");
}

// A relative IRI passes here: it is left out as RDF is made.
bool is_datatype(const base::Json& type) {
  const std::string& text = type.as_string();
  const bool broken = has_iri_form(text) && !base::is_absolute_iri(text);
  return type.is_string() && !has_blank_form(text) && !broken;
}

bool belongs_to_value(const base::Json::Member& member) {
  switch (keyword_of(member.first)) {
    case Keyword::kDirection:
    case Keyword::kIndex:
    case Keyword::kLanguage:
    case Keyword::kType:
    case Keyword::kValue:
      return true;
    default:
      return false;
  }
}

}  // namespace

void fail_body(std::string_view code, std::string_view what) {
  throw base::Error(base::ErrorCode::kMalformed, "jsonld_body_invalid",
                    {{"code", std::string(code)}, {"what", base::shorten(what, kMostTold)}});
}

bool is_graph_object(const base::Json& value) {
  if (!value.find("@graph")) return false;
  return std::all_of(value.members().begin(), value.members().end(), [](const auto& member) {
    const Keyword keyword = keyword_of(member.first);
    return keyword == Keyword::kGraph || keyword == Keyword::kId || keyword == Keyword::kIndex ||
           keyword == Keyword::kContext;
  });
}

void Expander::expand_keyword(Node& node, const Entry& entry) {
  const Keyword keyword = entry.name.keyword;
  if (node.property.name == &kReverseName) fail_body("invalid reverse property map", entry.key);
  const bool may_repeat = keyword == Keyword::kIncluded || keyword == Keyword::kType;
  if (!may_repeat && node.result.find(entry.name.iri)) fail_body("colliding keywords", entry.key);
  const auto inner = [&] {
    const auto* name = node.property.name;
    return Property{name, name ? node.context->find(*name) : nullptr};
  };
  switch (keyword) {
    case Keyword::kType:
      return expand_type(node, entry);
    case Keyword::kGraph:
      node.result.at("@graph") =
          as_array(expand(node.context, {&kGraphName, nullptr}, entry.value));
      return;
    case Keyword::kIncluded:
      return expand_included(node, entry);
    case Keyword::kList:
      if (!node.property.is_free())
        node.result.at("@list") = as_array(expand(node.context, inner(), entry.value));
      return;
    case Keyword::kSet:
      node.result.at("@set") = expand(node.context, inner(), entry.value);
      return;
    case Keyword::kReverse:
      return expand_reverse(node, entry);
    case Keyword::kNest:
      node.nests.push_back(&entry.key);
      return;
    default:
      return expand_scalar_keyword(node, entry);
  }
}

void Expander::expand_scalar_keyword(Node& node, const Entry& entry) {
  const std::string& text = entry.value.as_string();
  const auto refuse_unless = [&](bool fits, std::string_view code) {
    if (!fits) fail_body(code, base::write_json(entry.value));
  };
  switch (entry.name.keyword) {
    case Keyword::kId: {
      refuse_unless(entry.value.is_string(), "invalid @id value");
      const auto iri = contexts_.expand_iri(*node.context, text, true, false);
      node.result.at("@id") = iri ? base::Json(*iri) : base::Json();
      return;
    }
    case Keyword::kValue:
      if (is_json_object(*node.context, *node.element))
        refuse_unless(!contexts_.options().version_1_0, "invalid value object value");
      else
        refuse_unless(!entry.value.is_object() && !entry.value.is_array(),
                      "invalid value object value");
      break;
    case Keyword::kLanguage:
      refuse_unless(entry.value.is_string(), "invalid language-tagged string");
      break;
    case Keyword::kDirection:
      if (contexts_.options().version_1_0) return;
      refuse_unless(text == "ltr" || text == "rtl", "invalid base direction");
      break;
    case Keyword::kIndex:
      refuse_unless(entry.value.is_string(), "invalid @index value");
      break;
    default:  // a word that has no meaning here
      notes_.add("jsonld_key_unknown", entry.key);
      return;
  }
  node.result.at(entry.name.iri) = entry.value;
}

void Expander::expand_type(Node& node, const Entry& entry) {
  base::Json types = base::Json::array();
  for_each_item(entry.value, [&](const base::Json& item) {
    if (!item.is_string()) fail_body("invalid type value", base::write_json(item));
    const auto iri = contexts_.expand_iri(*node.type_scoped, item.as_string(), true, true);
    if (iri) types.push(base::Json(*iri));
  });
  base::Json* known = node.result.find("@type");
  const bool single = !known && !entry.value.is_array() && types.items().size() == 1;
  if (single) {
    node.result.at("@type") = std::move(types.items().front());
    return;
  }
  base::Json all = known ? as_array(std::move(*known)) : base::Json::array();
  append_items(all, std::move(types));
  node.result.at("@type") = std::move(all);
}

void Expander::expand_included(Node& node, const Entry& entry) {
  if (contexts_.options().version_1_0) return;
  base::Json included = as_array(expand(node.context, {}, entry.value));
  const auto& items = included.items();
  if (items.empty() || !std::all_of(items.begin(), items.end(), is_node_object))
    fail_body("invalid @included value", entry.key);
  node.result.append("@included", std::move(included));
}

void Expander::expand_reverse(Node& node, const Entry& entry) {
  if (!entry.value.is_object()) fail_body("invalid @reverse value", entry.key);
  base::Json expanded = expand(node.context, {&kReverseName, nullptr}, entry.value);
  for (auto& [name, values] : expanded.members()) {
    if (name != "@reverse") {
      add_reverse(node, name, std::move(values));
      continue;
    }
    for (auto& [back, items] : values.members()) node.result.append(back, std::move(items));
  }
}

void Expander::add_reverse(Node& node, const std::string& property, base::Json values) {
  for_each_item(values, [&](const base::Json& value) {
    if (is_value_object(value) || is_list_object(value))
      fail_body("invalid reverse property value", property);
  });
  node.reverse.append(property, std::move(values));
}

base::Json Expander::finish(Node& node) {
  ExpandedObject& result = node.result;
  if (result.find("@value")) {
    base::Json value = finish_value(result);
    return node.property.is_free() ? base::Json() : value;
  }
  if (node.reverse.size()) result.at("@reverse") = node.reverse.take();
  if (auto* type = result.find("@type"); type && !type->is_array())
    *type = as_array(std::move(*type));
  base::Json* set = result.find("@set");
  if (set || result.find("@list")) {
    if (result.size() > (result.find("@index") ? 2U : 1U))
      fail_body("invalid set or list object", set ? "@set" : "@list");
    if (set) return std::move(*set);
    if (node.property.is_free()) return {};
  }
  if (result.size() == 1 && result.find("@language")) return {};
  const bool says_nothing = result.size() == 0 || (result.size() == 1 && result.find("@id"));
  if (node.property.is_free() && says_nothing) return {};
  return result.take();
}

base::Json Expander::finish_value(ExpandedObject& result) {
  const auto& members = result.members();
  const base::Json& value = *result.find("@value");
  const base::Json* type = result.find("@type");
  const base::Json* language = result.find("@language");
  const bool all_belong = std::all_of(members.begin(), members.end(), belongs_to_value);
  if (!all_belong || (type && (language || result.find("@direction"))))
    fail_body("invalid value object", base::write_json(value));
  if (type && *type == base::Json("@json")) return result.take();
  if (value.is_null()) return {};
  if (language && !value.is_string())
    fail_body("invalid language-tagged value", base::write_json(value));
  if (type && !is_datatype(*type)) fail_body("invalid typed value", base::write_json(*type));
  return result.take();
}

}  // namespace catalog::rdf
