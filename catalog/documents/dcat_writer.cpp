#include "catalog/documents/dcat_writer.hpp"

#include <string>
#include <unordered_map>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {
namespace {

using base::Json;
using rdf::Term;

const std::string kType = std::string(kRdf) + "type";

struct Coercion {
  bool to_iri = false;
  std::string datatype;
};

// What the context says of a key's plain strings.
Coercion coercion_of(std::string_view key) {
  const std::string& type = context()["@context"][key]["@type"].as_string();
  if (type == "@id") return {true, {}};
  return {false, type};
}

class Writer {
 public:
  explicit Writer(rdf::Graph& graph) : graph_(graph) {}

  Term node(const Json& tree) {
    Term subject = subject_of(tree);
    for (const auto& [key, value] : tree.members()) {
      if (key == "@type")
        types(subject, value);
      else if (key == "@included")
        for (const auto& item : value.items()) node(item);
      else if (const Property* property = find_property(key))
        values(subject, property->iri, value, coercion_for(property->key));
      else if (base::is_absolute_iri(key))
        values(subject, key, value, {});
    }
    return subject;
  }

 private:
  Term subject_of(const Json& tree) {
    const std::string& id = tree["@id"].as_string();
    if (id.starts_with("_:")) return rdf::blank(id.substr(2));
    return id.empty() ? rdf::blank("x" + std::to_string(blanks_++)) : rdf::iri(id);
  }

  const Coercion& coercion_for(std::string_view key) {
    const auto [place, added] = coercions_.try_emplace(key);
    if (added) place->second = coercion_of(key);
    return place->second;
  }

  void types(const Term& subject, const Json& value) {
    for (const auto& type : value.is_array() ? value.items() : Json::Array{value}) {
      const std::string& name = type.as_string();
      const Json* term = context()["@context"].find(name);
      graph_.add(subject, kType, rdf::iri(term ? term->as_string() : name));
    }
  }

  void values(const Term& subject, std::string_view predicate, const Json& value,
              const Coercion& coercion) {
    if (value.is_array())
      for (const auto& item : value.items()) graph_.add(subject, predicate, object(item, coercion));
    else
      graph_.add(subject, predicate, object(value, coercion));
  }

  Term object(const Json& value, const Coercion& coercion) {
    if (value.is_object()) return object_of_map(value, coercion);
    const std::string& text = value.as_string();
    if (!coercion.to_iri) return rdf::literal(text, {}, coercion.datatype);
    return text.starts_with("_:") ? rdf::blank(text.substr(2)) : rdf::iri(text);
  }

  Term object_of_map(const Json& value, const Coercion& coercion) {
    if (const Json* text = value.find("@value"))
      return rdf::literal(text->as_string(), value["@language"].as_string(),
                          value["@type"].as_string());
    if (const Json* list = value.find("@list")) return cells(list->items(), coercion);
    return node(value);
  }

  Term cells(const Json::Array& items, const Coercion& coercion) {
    Term head = rdf::iri(std::string(kRdf) + "nil");
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
      const Term cell = rdf::blank("x" + std::to_string(blanks_++));
      graph_.add(cell, std::string(kRdf) + "first", object(*item, coercion));
      graph_.add(cell, std::string(kRdf) + "rest", head);
      head = cell;
    }
    return head;
  }

  rdf::Graph& graph_;
  std::size_t blanks_ = 0;
  std::unordered_map<std::string_view, Coercion> coercions_;
};

}  // namespace

void add_statements(const Json& tree, rdf::Graph& graph) {
  Writer(graph).node(tree);
}

}  // namespace catalog::documents
