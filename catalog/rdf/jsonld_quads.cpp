#include "catalog/rdf/jsonld_quads.hpp"

#include <cmath>
#include <cstdio>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/jsonld_body.hpp"
#include "catalog/rdf/jsonld_canonical.hpp"

namespace catalog::rdf {
namespace {

const std::string kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const std::string kXsd = "http://www.w3.org/2001/XMLSchema#";
const std::string kI18n = "https://www.w3.org/ns/i18n#";
const Term kRdfType = iri(kRdf + "type");
const Term kRdfFirst = iri(kRdf + "first");
const Term kRdfRest = iri(kRdf + "rest");
const Term kRdfNil = iri(kRdf + "nil");
const std::string kXsdString = kXsd + "string";
const std::string kXsdDouble = kXsd + "double";
const std::string kXsdDecimal = kXsd + "decimal";

bool is_integer(std::string_view digits) {
  return digits.find_first_of(".eE") == std::string_view::npos;
}

Term number_literal(const base::Json& value, const std::string& datatype) {
  const std::string& digits = value.digits();
  const auto number = value.as_double();
  // The standard would write 1.5 as "1.5E0", which no xsd:decimal may be.
  const bool exact = datatype == kXsdDecimal && digits.find_first_of("eE") == std::string::npos;
  if (exact || !number) return literal(digits, {}, datatype.empty() ? kXsdDouble : datatype);
  const bool whole = std::trunc(*number) == *number && std::abs(*number) < 1e21;
  if (!whole || datatype == kXsdDouble)
    return literal(canonical_double(*number), {}, datatype.empty() ? kXsdDouble : datatype);
  char text[32];
  std::snprintf(text, sizeof text, "%.0f", *number == 0 ? 0.0 : *number);
  const bool as_written = is_integer(digits) && digits != "-0";
  return literal(as_written ? digits : text, {}, datatype.empty() ? kXsd + "integer" : datatype);
}

}  // namespace

void QuadWriter::write(const base::Json& node) {
  write_item(node, {});
}

std::optional<Term> QuadWriter::write_item(const base::Json& item, const Place& place) {
  if (item.find("@value")) return literal_of(item, place);
  if (const auto* list = item.find("@list")) return write_list(*list, place);
  return write_node(item, place);
}

std::optional<Term> QuadWriter::write_node(const base::Json& node, const Place& place) {
  const base::Json* id = node.find("@id");
  if (id && id->is_null() && node.members().size() == 1) return std::nullopt;
  auto subject =
      id && id->is_string() ? resource_of(id->as_string()) : std::optional(fresh_blank());
  for (const auto& [name, value] : node.members()) {
    switch (keyword_of(name)) {
      case Keyword::kType:
        write_types(subject, value, place);
        break;
      case Keyword::kGraph:
        write_graph(subject, value, place);
        break;
      case Keyword::kReverse:
        write_reverse(subject, value, place);
        break;
      case Keyword::kIncluded:
        for (const auto& item : value.items()) write_item(item, place);
        break;
      case Keyword::kNotOne:
        write_property(subject, name, value, place);
        break;
      default:
        break;
    }
  }
  return subject;
}

void QuadWriter::write_types(const std::optional<Term>& subject, const base::Json& types,
                             const Place& place) {
  if (!subject) return;
  for (const auto& type : types.items())
    if (const auto object = resource_of(type.as_string())) emit(place, *subject, kRdfType, *object);
}

void QuadWriter::write_graph(const std::optional<Term>& name, const base::Json& nodes,
                             const Place& place) {
  const Place inside{name ? &*name : nullptr, place.left_out || !name};
  for (const auto& node : nodes.items()) write_item(node, inside);
}

void QuadWriter::write_reverse(const std::optional<Term>& object, const base::Json& map,
                               const Place& place) {
  for (const auto& [property, items] : map.members()) {
    const auto& predicate = predicate_of(property);
    for (const auto& item : items.items()) {
      const auto subject = write_item(item, place);
      if (subject && predicate && object) emit(place, *subject, *predicate, *object);
    }
  }
}

void QuadWriter::write_property(const std::optional<Term>& subject, const std::string& property,
                                const base::Json& values, const Place& place) {
  const auto& predicate = predicate_of(property);
  for (const auto& item : values.items()) {
    if (!subject || !predicate) {
      write_nodes_of(item, place);
      continue;
    }
    if (const auto object = write_item(item, place)) emit(place, *subject, *predicate, *object);
  }
}

// What stands under something left out: its nodes are told, its lists are not.
void QuadWriter::write_nodes_of(const base::Json& item, const Place& place) {
  if (const auto* list = item.find("@list"))
    for (const auto& inner : list->items()) write_nodes_of(inner, place);
  else if (!item.find("@value"))
    write_node(item, place);
}

Term QuadWriter::write_list(const base::Json& items, const Place& place) {
  if (items.items().empty()) return kRdfNil;
  Term head = fresh_blank();
  Term cell = head;
  for (std::size_t i = 0; i < items.items().size(); ++i) {
    const auto object = write_item(items.items()[i], place);
    if (object) emit(place, cell, kRdfFirst, *object);
    Term next = i + 1 == items.items().size() ? kRdfNil : fresh_blank();
    emit(place, cell, kRdfRest, next);
    cell = std::move(next);
  }
  return head;
}

std::optional<Term> QuadWriter::literal_of(const base::Json& object, const Place& place) {
  const base::Json& value = object["@value"];
  const std::string& datatype = object["@type"].as_string();
  const std::string& language = object["@language"].as_string();
  if (datatype == "@json") return literal(canonical_json(value), {}, kRdf + "JSON");
  if (!datatype.empty() && !base::is_absolute_iri(datatype)) {
    notes_.add("jsonld_iri_relative", datatype);
    return std::nullopt;
  }
  if (!language.empty() && !has_language_form(language)) {
    notes_.add("jsonld_language_unfit", language);
    return std::nullopt;
  }
  if (value.is_bool())
    return literal(value.as_bool() ? "true" : "false", {},
                   datatype.empty() ? kXsd + "boolean" : datatype);
  if (value.is_number()) return number_literal(value, datatype);
  Term text = literal(value.as_string(), language, datatype == kXsdString ? "" : datatype);
  const bool is_directed = object.find("@direction") && datatype.empty();
  return is_directed ? directed(object, std::move(text), place) : text;
}

Term QuadWriter::directed(const base::Json& value, Term text, const Place& place) {
  const std::string& direction = value["@direction"].as_string();
  if (options_.direction == JsonLdDirection::kDropped) return text;
  if (options_.direction == JsonLdDirection::kDatatype)
    return literal(text.value, {}, kI18n + base::lower_ascii(text.language) + "_" + direction);
  Term node = fresh_blank();
  emit(place, node, iri(kRdf + "value"), literal(text.value));
  if (!text.language.empty())
    emit(place, node, iri(kRdf + "language"), literal(base::lower_ascii(text.language)));
  emit(place, node, iri(kRdf + "direction"), literal(direction));
  return node;
}

void QuadWriter::emit(const Place& place, const Term& subject, const Term& predicate,
                      const Term& object) {
  if (!place.left_out) sink_(place.graph, subject, predicate, object);
}

const std::optional<Term>& QuadWriter::predicate_of(const std::string& property) {
  const auto known = predicates_.find(property);
  if (known != predicates_.end()) return known->second;
  std::optional<Term> predicate;
  const bool one_fragment = property.find('#') == property.rfind('#');
  if (base::is_absolute_iri(property) && !has_blank_form(property) && one_fragment)
    predicate = iri(property);
  else
    notes_.add("jsonld_iri_relative", property);
  return predicates_.emplace(property, std::move(predicate)).first->second;
}

std::optional<Term> QuadWriter::resource_of(const std::string& id) {
  if (has_blank_form(id)) {
    const auto known = blanks_.find(id);
    if (known != blanks_.end()) return known->second;
    return blanks_.emplace(id, fresh_blank()).first->second;
  }
  if (base::is_absolute_iri(id)) return iri(id);
  if (options_.repair_iris && has_iri_form(id)) {
    const std::string repaired = base::repair_iri(id);
    if (base::is_absolute_iri(repaired)) {
      notes_.add("jsonld_iri_repaired", id);
      return iri(repaired);
    }
  }
  notes_.add("jsonld_iri_relative", id);
  return std::nullopt;
}

Term QuadWriter::fresh_blank() {
  return blank(options_.blank_prefix + std::to_string(count_++));
}

}  // namespace catalog::rdf
