#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"

namespace catalog::rules {

/// One value that a node states of a property, and its place.
struct Value {
  const base::Json* json = nullptr;
  std::string path;    // JSON Pointer from the root: "/distribution/0/format"
  bool texts = false;  // a language map
};

/// One node of a document: the record itself, a distribution, an agency, …
struct Node {
  const base::Json* json = nullptr;
  std::string path;                // JSON Pointer from the root; "" for the record itself
  std::vector<NodeClass> classes;  // by its place and by what it states; none for a mere reference

  bool is(NodeClass wanted) const;
};

/// A document as the rules look at it: all its nodes, the record first, each above those in it.
/// The document must outlive it.
struct View {
  const base::Json& document;
  NodeClass kind;
  std::vector<Node> nodes;
};

/// `document` is normalised. The class of a node goes without saying where its place tells it.
View view_of(const base::Json& document, NodeClass kind);

/// What a node states of a property, wherever the one form keeps it: under its key, under its IRI
/// (a text that is a node), or as a statement beside (a second value where one is taken).
/// Texts and keywords are one value, their language map. What a document means without saying
/// it counts as stated: a file or downloadURL is an accessURL too, the label of a concept its
/// prefLabel.
std::vector<Value> values_of(const Node& node, const Property& property);

/// Whether there is any; the same, faster.
bool has_value(const Node& node, const Property& property);

/// Whether a value is a node and no text.
bool is_node(const base::Json& value);

}  // namespace catalog::rules
