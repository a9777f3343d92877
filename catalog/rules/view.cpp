#include "catalog/rules/view.hpp"

#include <algorithm>
#include <utility>

#include "catalog/documents/conform.hpp"
#include "catalog/documents/values.hpp"

namespace catalog::rules {
namespace {

using base::Json;

// A key that no IRI is: what a writer put under one of ours though it cannot stand there.
constexpr std::string_view kStrayKey = "urn:open-data-portal:key:";

const Json& statement_part(const Json& statement, std::string_view name) {
  static const std::string kPredicate = std::string(documents::kRdf) + "predicate";
  static const std::string kObject = std::string(documents::kRdf) + "object";
  static const Json kNone;
  const auto& values = statement[name == "predicate" ? kPredicate : kObject].items();
  return values.empty() ? kNone : values[0];
}

bool is_text(const Property& property) {
  return property.range == Range::kText || property.range == Range::kKeyword;
}

// A language map; one that says "@id" or the like under a text is a node all the same.
bool is_texts(const Property& property, const Json& value) {
  if (!is_text(property) || !value.is_object()) return false;
  return std::none_of(value.members().begin(), value.members().end(), [](const auto& member) {
    return member.first.starts_with('@') && member.first != "@none";
  });
}

void add(std::vector<Value>& out, const Property& property, const Json& value,
         const std::string& path) {
  // The corners of a box are one value.
  if (!value.is_array() || property.range == Range::kGeometry) {
    out.push_back({&value, path, is_texts(property, value)});
    return;
  }
  for (std::size_t i = 0; i < value.items().size(); ++i)
    out.push_back({&value.items()[i], path + "/" + std::to_string(i)});
}

bool states(const Json& node, const Property& property) {
  for (const auto& statement : node[documents::kSourceStatement].items())
    if (statement_part(statement, "predicate")["@id"].as_string() == property.iri) return true;
  return false;
}

// The key whose value is meant for one that is not there.
std::string_view meant_by(const Node& node, std::string_view key) {
  if (key == "accessURL" && node.json->find("downloadURL")) return "downloadURL";
  if (key == "accessURL" && node.json->find("file")) return "file";
  if (key == "prefLabel" && node.is(NodeClass::kConcept) && node.json->find("label"))
    return "label";
  return {};
}

std::vector<NodeClass> classes_of(const Json& node, NodeClass owner) {
  std::vector<NodeClass> classes;
  if (documents::is_bare(node)) return classes;
  const Json& stated = node["@type"];
  // What is called a term by its place alone may be a document or a standard.
  const bool place_tells =
      owner != NodeClass::kResource && (owner != NodeClass::kConcept || !node.find("@type"));
  if (place_tells) classes.push_back(owner);
  const auto add = [&](const Json& type) {
    const NodeClass one = class_of(type.as_string());
    // An equivalent class is not the one that the standard names.
    if (one == NodeClass::kResource || class_iri(one) != type.as_string()) return;
    if (std::find(classes.begin(), classes.end(), one) == classes.end()) classes.push_back(one);
  };
  if (stated.is_string()) add(stated);
  for (const auto& type : stated.items()) add(type);
  return classes;
}

class Walk {
 public:
  explicit Walk(std::vector<Node>& nodes) : nodes_(nodes) {}

  void node(const Json& json, NodeClass owner, std::string path) {
    Node made{&json, std::move(path), classes_of(json, owner)};
    const std::string here = made.path;
    nodes_.push_back(std::move(made));
    for (const auto& [key, value] : json.members()) {
      if (!value.is_array() && !value.is_object()) continue;
      if (key == documents::kSourceStatement)
        statements(value, here);
      else if (key != "@type")
        values(value, owner_below(key), place(here, key));
    }
  }

 private:
  static NodeClass owner_below(const std::string& key) {
    if (key == "record") return NodeClass::kCatalogRecord;
    const Property* property = find_property(key);
    if (!property) return NodeClass::kResource;
    if (property->range == Range::kNode) return property->node;
    return property->range == Range::kConcept ? NodeClass::kConcept : NodeClass::kResource;
  }

  // "/" and "~" of an IRI are escaped. Source: RFC 6901.
  static std::string place(const std::string& path, const std::string& key) {
    std::string out = path + "/";
    for (const char c : key) {
      if (c == '~' || c == '/')
        out += c == '~' ? "~0" : "~1";
      else
        out += c;
    }
    return out;
  }

  void values(const Json& value, NodeClass owner, const std::string& path) {
    if (value.is_array()) {
      for (std::size_t i = 0; i < value.items().size(); ++i)
        if (is_node(value.items()[i]))
          node(value.items()[i], owner, path + "/" + std::to_string(i));
      return;
    }
    // A language map is the text itself.
    const auto key = std::string_view(path).substr(path.rfind('/') + 1);
    const Property* property = find_property(key);
    if (property && is_texts(*property, value)) return;
    if (is_node(value)) node(value, owner, path);
  }

  void statements(const Json& list, const std::string& path) {
    for (const auto& statement : list.items()) {
      const Property* property =
          find_property_by_iri(statement_part(statement, "predicate")["@id"].as_string());
      const Json& object = statement_part(statement, "object");
      if (property && is_node(object))
        node(object, owner_below(std::string(property->key)),
             path + "/" + std::string(property->key));
    }
  }

  std::vector<Node>& nodes_;
};

}  // namespace

bool Node::is(NodeClass wanted) const {
  return std::find(classes.begin(), classes.end(), wanted) != classes.end();
}

bool is_node(const Json& value) {
  return value.is_object() && !value.find("@value") && !value.find("@list");
}

View view_of(const Json& document, NodeClass kind) {
  View view{document, kind, {}};
  Walk(view.nodes).node(document, kind, "");
  if (view.nodes[0].classes.empty()) view.nodes[0].classes = {kind};
  return view;
}

std::vector<Value> values_of(const Node& node, const Property& property) {
  std::vector<Value> out;
  const std::string path = node.path + "/" + std::string(property.key);
  if (const Json* value = node.json->find(property.key)) add(out, property, *value, path);
  if (const Json* value = node.json->find(property.iri)) add(out, property, *value, path);
  if (const Json* value = node.json->find(std::string(kStrayKey) + std::string(property.key)))
    add(out, property, *value, path);
  for (const auto& statement : (*node.json)[documents::kSourceStatement].items())
    if (statement_part(statement, "predicate")["@id"].as_string() == property.iri)
      out.push_back({&statement_part(statement, "object"), path});
  if (!out.empty()) return out;
  const std::string_view other = meant_by(node, property.key);
  if (const Json* value = other.empty() ? nullptr : node.json->find(other))
    add(out, property, *value, path);
  return out;
}

bool has_value(const Node& node, const Property& property) {
  return node.json->find(property.key) || node.json->find(property.iri) ||
         !meant_by(node, property.key).empty() || states(*node.json, property) ||
         node.json->find(std::string(kStrayKey) + std::string(property.key));
}

}  // namespace catalog::rules
