#include "catalog/rdf/jsonld_expand.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/rdf/jsonld_body.hpp"

namespace catalog::rdf {
namespace {

constexpr std::size_t kManyMembers = 16;
constexpr std::size_t kMostKept = 4096;

// Written alike, member for member: cheaper than equality, and what repeated contexts are.
bool same_text(const base::Json& left, const base::Json& right) {
  if (left.is_array() && right.is_array()) {
    const auto& a = left.items();
    const auto& b = right.items();
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_text);
  }
  if (left.is_object() && right.is_object()) {
    const auto& a = left.members();
    const auto& b = right.members();
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
      return x.first == y.first && same_text(x.second, y.second);
    });
  }
  return !left.is_object() && !left.is_array() && left == right;
}

// By where a context lies in memory: what is kept under the key keeps it there.
std::string key_of(const JsonLdContext& active, const std::string& change) {
  const void* place = &active;
  return std::string(reinterpret_cast<const char*>(&place), sizeof place) + change;
}

// The "@graph" of a document that has nothing else beside its context, as catalogues are written:
// its nodes can be taken one by one.
const base::Json* only_graph(const base::Json& document) {
  const base::Json* graph = document.find("@graph");
  const std::size_t others = document.find("@context") ? 2 : 1;
  return graph && document.members().size() == others ? graph : nullptr;
}

void give_each(base::Json expanded, const Expander::NodeSink& sink) {
  if (expanded.is_array())
    for (auto& item : expanded.items()) sink(std::move(item));
  else if (!expanded.is_null())
    sink(std::move(expanded));
}

}  // namespace

base::Json* ExpandedObject::find(std::string_view name) {
  if (places_.empty()) {
    for (auto& member : members_)
      if (member.first == name) return &member.second;
    return nullptr;
  }
  const auto place = places_.find(name);
  return place == places_.end() ? nullptr : &members_[place->second].second;
}

base::Json& ExpandedObject::at(std::string_view name) {
  if (auto* found = find(name)) return *found;
  members_.emplace_back(std::string(name), base::Json());
  if (!places_.empty())
    places_.emplace(name, members_.size() - 1);
  else if (members_.size() > kManyMembers)
    for (std::size_t i = 0; i < members_.size(); ++i) places_.emplace(members_[i].first, i);
  return members_.back().second;
}

void ExpandedObject::append(std::string_view name, base::Json value) {
  base::Json& place = at(name);
  if (place.is_null() && value.is_array()) {
    place = std::move(value);
    return;
  }
  if (!place.is_array()) place = base::Json::array();
  append_items(place, std::move(value));
}

bool Expander::Property::is_free() const {
  return !name || *name == "@graph";
}

base::Json Expander::expand_document(const base::Json& document) {
  base::Json result = base::Json::array();
  expand_each(document, [&result](base::Json node) { result.push(std::move(node)); });
  return result;
}

void Expander::expand_each(const base::Json& document, const NodeSink& sink) {
  static const std::string kGraph = "@graph";
  const auto& options = contexts_.options();
  ContextPtr context = contexts_.initial();
  if (options.expand_context) {
    const base::Json* inner = options.expand_context->find("@context");
    context = contexts_.process(context, inner ? *inner : *options.expand_context, options.base);
  }
  if (const base::Json* graph = only_graph(document)) {
    context = own_context(std::move(context), document);
    const Property in_graph{&kGraph, nullptr};
    for_each_item(
        *graph, [&](const base::Json& item) { give_each(expand(context, in_graph, item), sink); });
  } else if (document.is_array()) {
    for (const auto& item : document.items()) give_each(expand(context, {}, item), sink);
  } else {
    base::Json expanded = expand(context, {}, document);
    if (expanded.is_object() && expanded.members().size() == 1 && expanded.find("@graph"))
      expanded = base::Json(std::move(*expanded.find("@graph")));
    give_each(std::move(expanded), sink);
  }
}

base::Json Expander::expand(const ContextPtr& active, const Property& property,
                            const base::Json& element, bool from_map) {
  if (element.is_null()) return {};
  if (element.is_array()) return expand_array(active, property, element, from_map);
  if (element.is_object()) return expand_object(active, property, element, from_map);
  if (property.is_free()) return {};
  if (!property.term || !property.term->context)
    return expand_value(*active, property.term, element);
  const ContextPtr inner = scoped(active, *property.term, false);
  return expand_value(*inner, inner->find(*property.name), element);
}

base::Json Expander::expand_array(const ContextPtr& active, const Property& property,
                                  const base::Json& element, bool from_map) {
  base::Json result = base::Json::array();
  result.items().reserve(element.items().size());
  const bool is_list = property.term && (property.term->container & kListContainer);
  for (const auto& item : element.items()) {
    base::Json expanded = expand(active, property, item, from_map);
    if (is_list && expanded.is_array()) expanded = with_member("@list", std::move(expanded));
    if (!expanded.is_null()) append_items(result, std::move(expanded));
  }
  return result;
}

base::Json Expander::expand_object(ContextPtr active, const Property& property,
                                   const base::Json& element, bool from_map) {
  // The property's own context is looked up before anything changes the active one.
  if (active->previous && !from_map && goes_back(*active, element)) active = active->previous;
  if (property.term && property.term->context) active = scoped(active, *property.term, false);
  active = own_context(std::move(active), element);
  Node node;
  node.type_scoped = active;
  node.context = type_scoped(active, element);
  node.property = property;
  node.element = &element;
  expand_members(node, element);
  return finish(node);
}

// A context that holds for one object only ends at the next one, but not at a value or reference.
bool Expander::goes_back(const JsonLdContext& context, const base::Json& element) {
  for (const auto& [key, value] : element.members()) {
    const Keyword keyword = contexts_.name_of(context, key).keyword;
    if (keyword == Keyword::kValue) return false;
    if (keyword == Keyword::kId && element.members().size() == 1) return false;
  }
  return true;
}

// Catalogues that were put together of records repeat their contexts in each: they are kept.
ContextPtr Expander::own_context(ContextPtr active, const base::Json& element) {
  const base::Json* local = element.find("@context");
  if (!local) return active;
  if (last_local_ && last_.from == active && same_text(*last_local_, *local)) return last_.made;
  const std::string& base_url = contexts_.options().base;
  ContextPtr made = active;
  for_each_item(*local, [&](const base::Json& context) {
    made = context.is_string() ? kept(key_of(*made, context.as_string()), made, context, base_url)
                               : contexts_.process(made, context, base_url);
  });
  last_local_ = local;
  last_ = {std::move(active), made};
  return made;
}

ContextPtr Expander::scoped(const ContextPtr& active, const JsonLdTerm& term, bool by_type) {
  const void* place = term.context;
  std::string key(by_type ? "t" : "p");
  key.append(reinterpret_cast<const char*>(&place), sizeof place);
  ContextUse use;
  use.override_protected = !by_type;
  use.propagate = !by_type;
  return kept(key_of(*active, key), active, *term.context, term.base_url, use);
}

ContextPtr Expander::kept(const std::string& key, const ContextPtr& active, const base::Json& local,
                          const std::string& base_url, const ContextUse& use) {
  const auto known = kept_.find(key);
  if (known != kept_.end()) return known->second.made;
  ContextPtr made = contexts_.process(active, local, base_url, use);
  if (kept_.size() >= kMostKept) kept_.clear();
  kept_.emplace(key, Made{active, made});
  return made;
}

ContextPtr Expander::type_scoped(const ContextPtr& active, const base::Json& element) {
  std::vector<const base::Json::Member*> types;
  for (const auto& member : element.members())
    if (contexts_.name_of(*active, member.first).keyword == Keyword::kType)
      types.push_back(&member);
  if (types.empty()) return active;
  if (types.size() > 1)
    std::sort(types.begin(), types.end(), [](auto* a, auto* b) { return a->first < b->first; });
  ContextPtr result = active;
  for (const auto* member : types) {
    std::vector<std::string_view> terms;
    for_each_item(member->second, [&](const base::Json& type) {
      if (type.is_string()) terms.push_back(type.as_string());
    });
    std::sort(terms.begin(), terms.end());
    for (const auto name : terms)
      if (const auto* term = active->find(name); term && term->context)
        result = scoped(result, *term, true);
  }
  return result;
}

bool Expander::is_json_object(const JsonLdContext& context, const base::Json& element) {
  const base::Json::Member* first = nullptr;
  for (const auto& member : element.members())
    if ((!first || member.first < first->first) &&
        contexts_.name_of(context, member.first).keyword == Keyword::kType)
      first = &member;
  if (!first) return false;
  const base::Json& type = first->second;
  const base::Json& last = type.is_array() && !type.items().empty() ? type.items().back() : type;
  return last.is_string() && contexts_.expand_iri(context, last.as_string(), true, true) == "@json";
}

void Expander::expand_members(Node& node, const base::Json& element) {
  for (const auto& [key, value] : element.members()) {
    const auto& name = contexts_.name_of(*node.context, key);
    if (name.keyword == Keyword::kContext) continue;
    if (name.iri.empty()) {
      notes_.add("jsonld_key_unknown", key);
      continue;
    }
    const Entry entry{key, value, name};
    if (name.keyword == Keyword::kNotOne)
      expand_property(node, entry);
    else
      expand_keyword(node, entry);
  }
  expand_nests(node, element);
}

void Expander::expand_nests(Node& node, const base::Json& element) {
  const auto nests = std::exchange(node.nests, {});
  for (const auto* key : nests) {
    const ContextPtr outside = node.context;
    const JsonLdTerm* term = outside->find(*key);
    if (term && term->context) node.context = scoped(outside, *term, false);
    for_each_item(element[*key], [&](const base::Json& nested) {
      const bool has_value =
          std::any_of(nested.members().begin(), nested.members().end(), [&](const auto& member) {
            return contexts_.name_of(*node.context, member.first).keyword == Keyword::kValue;
          });
      if (!nested.is_object() || has_value) fail_body("invalid @nest value", *key);
      expand_members(node, nested);
    });
    node.context = outside;
  }
}

}  // namespace catalog::rdf
