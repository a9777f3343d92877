// What stands under a property. Source: JSON-LD 1.1 API, 5.1.2, steps 13.5 to 13.14, and 5.3.
#include <utility>

#include "catalog/rdf/jsonld_body.hpp"
#include "catalog/rdf/jsonld_expand.hpp"

namespace catalog::rdf {
namespace {

constexpr std::uint8_t kKeyedContainers = kIndexContainer | kIdContainer | kTypeContainer;

void prepend(base::Json& object, std::string_view name, base::Json value) {
  base::Json values = base::Json::array();
  values.push(std::move(value));
  if (base::Json* known = object.find(name)) append_items(values, std::move(*known));
  object.set(name, std::move(values));
}

}  // namespace

base::Json Expander::expand_value(const JsonLdContext& context, const JsonLdTerm* term,
                                  const base::Json& value) {
  base::Json result = base::Json::object();
  auto& members = result.members();
  const bool to_id = term && term->type == "@id";
  const bool to_vocab = term && term->type == "@vocab";
  if ((to_id || to_vocab) && value.is_string()) {
    const auto iri = contexts_.expand_iri(context, value.as_string(), true, to_vocab);
    members.emplace_back("@id", iri ? base::Json(*iri) : base::Json());
    return result;
  }
  members.emplace_back("@value", value);
  if (term && !term->type.empty() && !to_id && !to_vocab && term->type != "@none") {
    members.emplace_back("@type", base::Json(term->type));
  } else if (value.is_string()) {
    const auto& language = term && term->language ? *term->language : context.language;
    const auto& direction = term && term->direction ? *term->direction : context.direction;
    if (!language.empty()) members.emplace_back("@language", base::Json(language));
    if (!direction.empty()) members.emplace_back("@direction", base::Json(direction));
  }
  return result;
}

void Expander::expand_property(Node& node, const Entry& entry) {
  const JsonLdTerm* term = entry.name.term;
  const std::uint8_t container = term ? term->container : std::uint8_t{0};
  base::Json expanded = expand_term_value(node, entry, container);
  if (expanded.is_null()) return;
  if ((container & kListContainer) && !is_list_object(expanded))
    expanded = with_member("@list", as_array(std::move(expanded)));
  if ((container & kGraphContainer) && !(container & (kIdContainer | kIndexContainer))) {
    expanded = as_array(std::move(expanded));
    for (auto& item : expanded.items()) item = with_member("@graph", as_array(std::move(item)));
  }
  if (term && term->reverse)
    add_reverse(node, entry.name.iri, std::move(expanded));
  else
    node.result.append(entry.name.iri, std::move(expanded));
}

base::Json Expander::expand_term_value(Node& node, const Entry& entry, std::uint8_t container) {
  const JsonLdTerm* term = entry.name.term;
  if (term && term->type == "@json") {
    base::Json value = with_member("@value", entry.value);
    value.set("@type", base::Json("@json"));
    return value;
  }
  if (entry.value.is_object()) {
    if (container & kLanguageContainer) return expand_language_map(*node.context, entry);
    if (container & kKeyedContainers) return expand_index_map(node, entry, container);
  }
  return expand(node.context, {&entry.key, term}, entry.value);
}

base::Json Expander::expand_language_map(const JsonLdContext& context, const Entry& entry) {
  const JsonLdTerm& term = *entry.name.term;
  const std::string& direction = term.direction ? *term.direction : context.direction;
  base::Json result = base::Json::array();
  for (const auto& [language, texts] : entry.value.members()) {
    const bool is_none =
        language == "@none" || contexts_.name_of(context, language).keyword == Keyword::kNone;
    for_each_item(texts, [&, &tag = language](const base::Json& text) {
      if (text.is_null()) return;
      if (!text.is_string()) fail_body("invalid language map value", entry.key);
      base::Json value = with_member("@value", text);
      if (!is_none) value.members().emplace_back("@language", base::Json(tag));
      if (!direction.empty()) value.members().emplace_back("@direction", base::Json(direction));
      result.push(std::move(value));
    });
  }
  return result;
}

base::Json Expander::expand_index_map(Node& node, const Entry& entry, std::uint8_t container) {
  base::Json result = base::Json::array();
  for (const auto& [index, values] : entry.value.members()) {
    const ContextPtr inner = map_context(node.context, index, container);
    const Property property{&entry.key, inner->find(entry.key)};
    base::Json items = as_array(expand(inner, property, values, true));
    for (auto& item : items.items())
      result.push(place_index(node, entry, index, std::move(item), container));
  }
  return result;
}

ContextPtr Expander::map_context(const ContextPtr& active, const std::string& index,
                                 std::uint8_t container) {
  if (!(container & (kIdContainer | kTypeContainer))) return active;
  const ContextPtr& outer = active->previous ? active->previous : active;
  if (!(container & kTypeContainer)) return outer;
  const JsonLdTerm* term = outer->find(index);
  return term && term->context ? scoped(outer, *term, true) : outer;
}

// Writes into an item the key under which it stood.
base::Json Expander::place_index(Node& node, const Entry& entry, const std::string& index,
                                 base::Json item, std::uint8_t container) {
  const JsonLdContext& context = *node.context;
  if ((container & kGraphContainer) && !is_graph_object(item))
    item = with_member("@graph", as_array(std::move(item)));
  const auto expanded = contexts_.expand_iri(context, index, false, true);
  if (expanded == "@none") return item;
  const std::string& index_key = entry.name.term->index;
  if (container & kIndexContainer) {
    if (index_key.empty() || index_key == "@index") {
      if (!item.find("@index")) item.set("@index", base::Json(index));
      return item;
    }
    if (is_value_object(item)) fail_body("invalid value object", index_key);
    const auto property = contexts_.expand_iri(context, index_key, false, true);
    base::Json value = expand_value(context, context.find(index_key), base::Json(index));
    if (property) prepend(item, *property, std::move(value));
  } else if (container & kIdContainer) {
    const auto id = contexts_.expand_iri(context, index, true, false);
    if (!item.find("@id") && id) item.set("@id", base::Json(*id));
  } else if (expanded) {
    prepend(item, "@type", base::Json(*expanded));
  }
  return item;
}

}  // namespace catalog::rdf
