#include "catalog/documents/node_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/documents/conform.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/localized_text.hpp"

namespace catalog::documents {
namespace {

using base::Json;
using rdf::TermId;
using rdf::TermKind;
using rdf::TermView;

const std::string kType = std::string(kRdf) + "type";
const std::string kFirst = std::string(kRdf) + "first";
const std::string kRest = std::string(kRdf) + "rest";
const std::string kPredicate = std::string(kRdf) + "predicate";
const std::string kObject = std::string(kRdf) + "object";
const std::string kNil = std::string(kRdf) + "nil";
const std::string kXsdString = std::string(kXsd) + "string";

// Deeper nodes are written under "@included" and named where they hang, so that a chain of a
// thousand nodes stays a readable document.
constexpr std::size_t kDepth = 12;

Json reference(const TermView& term, const std::string& label) {
  Json out = Json::object();
  out.set("@id", term.kind == TermKind::kIri ? term.value : label);
  return out;
}

Json foreign_literal(const TermView& term) {
  if (term.language.empty() && (term.datatype.empty() || term.datatype == kXsdString))
    return Json(term.value);
  Json out = Json::object();
  if (term.language.empty())
    out.set("@type", term.datatype);
  else
    out.set("@language", term.language);
  out.set("@value", term.value);
  return out;
}

Json plain_or_typed(const TermView& term, std::string_view usual_type) {
  if (term.datatype.empty() || term.datatype == kXsdString || term.datatype == usual_type)
    return Json(term.value);
  return foreign_literal(term);
}

Json geometry(const TermView& term) {
  if (term.datatype.empty() || term.datatype == kXsdString || term.datatype == kWkt)
    return Json(term.value);
  return foreign_literal(term);
}

// What only our own published form has, and no document.
bool is_mark(std::string_view predicate) {
  return predicate == kStandIn || predicate == kDescribes || predicate == kIncludes;
}

bool takes_nodes(Range range) {
  return range == Range::kConcept || range == Range::kAddress || range == Range::kReference ||
         range == Range::kNode;
}

NodeClass class_of_value(const Property& property) {
  return property.range == Range::kConcept ? NodeClass::kConcept : NodeClass::kResource;
}

Json integer(const TermView& term) {
  const std::string_view digits = term.value;
  const auto whole = digits.substr(0, digits.find('.'));
  const bool round = digits.find_first_not_of('0', std::min(digits.size(), whole.size() + 1)) ==
                     std::string_view::npos;
  const Json number = Json::number(std::string(whole));
  if (round && number.as_integer().value_or(-1) >= 0) return Json::integer(*number.as_integer());
  return Json(term.value);
}

}  // namespace

NodeReader::NodeReader(const rdf::Graph& graph, std::unordered_set<TermId> apart,
                       Describers describers)
    : graph_(graph),
      apart_(std::move(apart)),
      describers_(std::move(describers)),
      taken_(graph.size(), false) {}

Json NodeReader::read(TermId subject, NodeClass node_class,
                      const std::vector<std::string_view>& skip) {
  written_.clear();
  labels_.clear();
  included_.clear();
  said_.clear();
  skip_ = skip;
  root_ = subject;
  taken_now_ = 0;
  fidelity_ = {};
  Json out = node(subject, node_class, 0);
  for (std::size_t i = 0; i < included_.size(); ++i) {
    const TermId id = included_[i];
    if (!written_.contains(id)) push_value(out, "@included", node(id, NodeClass::kResource, 1));
  }
  order_keys(out);
  return out;
}

Json NodeReader::node(TermId id, NodeClass node_class, std::size_t depth) {
  written_.insert(id);
  Json out = Json::object();
  const TermView term = graph_.term(id);
  if (term.kind == TermKind::kIri || labels_.contains(id) ||
      (id != root_ && graph_.pointing_to(id).size() > 1))
    out.set("@id", term.kind == TermKind::kIri ? term.value : label_of(id));
  const TermId type = graph_.find_iri(kType);
  Json types = Json::array();
  ManyKeys foreign_keys(out);
  std::vector<rdf::Triple> statements;
  std::vector<std::string_view> stand_ins;
  for (const auto place : graph_.about(id)) {
    const rdf::Triple& triple = graph_.triples()[place];
    const std::string_view predicate = graph_.term(triple.predicate).value;
    if (std::find(skip_.begin(), skip_.end(), predicate) != skip_.end() && depth == 0) continue;
    taken_[place] = true;
    ++taken_now_;
    if (predicate == kSourceStatement) {
      statements.push_back(triple);
      continue;
    }
    if (triple.predicate != type && !is_mark(predicate)) {
      add(out, foreign_keys, node_class, triple, depth);
      continue;
    }
    ++fidelity_.ours;
    const std::string_view iri = graph_.term(triple.object).value;
    if (predicate == kStandIn) stand_ins.push_back(iri);
    if (triple.predicate == type && iri != class_iri(node_class)) types.push(iri);
  }
  for (const auto iri : stand_ins) take_back(out, iri);
  add_statements(out, node_class, statements, depth);
  if (types.items().size() == 1) out.set("@type", types.items()[0]);
  if (types.items().size() > 1) out.set("@type", std::move(types));
  return out;
}

void NodeReader::add(Json& out, ManyKeys& foreign_keys, NodeClass owner, const rdf::Triple& triple,
                     std::size_t depth) {
  const std::string_view predicate = graph_.term(triple.predicate).value;
  const Property* property = find_property_by_iri(predicate);
  // A nameless node is no text: what a parser calls it would be one that two records may share.
  if (property &&
      (takes_nodes(property->range) || graph_.term(triple.object).kind != TermKind::kBlank)) {
    ++fidelity_.ours;
    add_known(out, owner, *property, triple, depth);
    return;
  }
  ++fidelity_.foreign;
  Json made = foreign(triple.object, depth);
  if (!is_said(triple, made)) foreign_keys.push(std::string(predicate), std::move(made));
}

// They come last: a property that takes one value has it from a plain triple first.
void NodeReader::add_statements(Json& out, NodeClass owner, std::span<const rdf::Triple> statements,
                                std::size_t depth) {
  ManyKeys foreign_keys(out);  // anew: keys were taken back since
  for (const auto& triple : statements) {
    const auto inner = stated(triple.subject, triple.object);
    if (!inner) {
      add(out, foreign_keys, owner, triple, depth);
      continue;
    }
    ++fidelity_.ours;
    for (const auto place : graph_.about(triple.object)) {
      taken_[place] = true;
      ++taken_now_;
    }
    fidelity_.ours += graph_.about(triple.object).size() - 1;
    add(out, foreign_keys, owner, *inner, depth);
  }
}

// What a statement of ours says about the subject; nothing when it is of another kind.
std::optional<rdf::Triple> NodeReader::stated(TermId subject, TermId statement) const {
  const auto about = graph_.about(statement);
  if (graph_.term(statement).kind != TermKind::kBlank || about.size() != 3 ||
      graph_.pointing_to(statement).size() != 1)
    return std::nullopt;
  rdf::Triple out{subject, rdf::Graph::kAbsent, rdf::Graph::kAbsent};
  for (const auto place : about) {
    const rdf::Triple& triple = graph_.triples()[place];
    const std::string_view predicate = graph_.term(triple.predicate).value;
    if (predicate == kPredicate) out.predicate = triple.object;
    if (predicate == kObject) out.object = triple.object;
  }
  const bool whole = out.predicate != rdf::Graph::kAbsent && out.object != rdf::Graph::kAbsent;
  if (!whole || graph_.term(out.predicate).kind != TermKind::kIri ||
      !find_property_by_iri(graph_.term(out.predicate).value))
    return std::nullopt;
  return out;
}

// Records that describe one node each bring their own nameless nodes and statements into it, saying
// the same.
bool NodeReader::is_said(const rdf::Triple& triple, const Json& value) {
  if (triple.subject == root_ || graph_.term(triple.subject).kind != TermKind::kIri) return false;
  return !said_.emplace(triple.subject, triple.predicate, base::hash_json(value)).second;
}

void NodeReader::add_known(Json& out, NodeClass owner, const Property& property,
                           const rdf::Triple& triple, std::size_t depth) {
  const TermView term = graph_.term(triple.object);
  if (property.range == Range::kText) {
    if (!out.find(property.key)) out.set(property.key, Json::object());
    add_text(*out.find(property.key), term.language, std::string(term.value));
    return;
  }
  if (property.range == Range::kKeyword) {
    if (!out.find(property.key)) out.set(property.key, Json::object());
    const std::string language = term.language.empty() ? "@none" : base::lower_ascii(term.language);
    push_value(*out.find(property.key), language, Json(term.value));
    return;
  }
  Json made = value(property, triple.object, depth);
  if (is_said(triple, made)) return;
  if (!is_single(property, owner)) {
    push_value(out, property.key, std::move(made));
  } else if (!out.find(property.key)) {
    out.set(property.key, std::move(made));
  } else if (!(out[property.key] == made)) {
    push_value(out, kSourceStatement,
               source_statement(property.iri, foreign(triple.object, depth)));
  }
}

Json NodeReader::value(const Property& property, TermId object, std::size_t depth) {
  const TermView term = graph_.term(object);
  const bool is_literal = term.kind == TermKind::kLiteral;
  switch (property.range) {
    case Range::kText:
    case Range::kKeyword:
    case Range::kLiteral:
      return is_literal ? foreign_literal(term) : Json(term.value);
    case Range::kTemporal:
      return Json(term.value);
    case Range::kInteger:
      return integer(term);
    case Range::kDecimal:
      return Json(term.value);
    case Range::kDuration:
      return plain_or_typed(term, "http://www.w3.org/2001/XMLSchema#duration");
    case Range::kHex:
      return plain_or_typed(term, "http://www.w3.org/2001/XMLSchema#hexBinary");
    case Range::kGeometry:
      return geometry(term);
    case Range::kConcept:
    case Range::kAddress:
      if (term.kind == TermKind::kBlank) return resource(object, class_of_value(property), depth);
      if (!is_literal && !is_aside(object).value_or(true))
        return resource(object, class_of_value(property), depth);
      if (!is_literal) include(object);
      return Json(term.value);
    case Range::kReference:
      if (is_literal) return node_of_text(NodeClass::kResource, term.value, term.language);
      if (term.kind == TermKind::kIri && (apart_.contains(object) || !is_described(object)))
        return Json(term.value);
      if (is_aside(object).value_or(false)) {
        include(object);
        return Json(term.value);
      }
      return resource(object, NodeClass::kResource, depth);
    case Range::kNode:
      if (is_literal) return node_of_text(property.node, term.value, term.language);
      return resource(object, property.node, depth);
  }
  return Json(term.value);
}

Json NodeReader::foreign(TermId object, std::size_t depth) {
  const TermView term = graph_.term(object);
  if (term.kind == TermKind::kLiteral) return foreign_literal(term);
  return resource(object, NodeClass::kResource, depth);
}

Json NodeReader::resource(TermId object, NodeClass node_class, std::size_t depth) {
  const TermView term = graph_.term(object);
  if (is_list(object)) return list(object, depth);
  const bool shown = written_.contains(object) || apart_.contains(object);
  if (shown || depth >= kDepth || is_aside(object).value_or(false) ||
      (term.kind == TermKind::kIri && !is_described(object))) {
    if (!shown) include(object);
    return reference(term, term.kind == TermKind::kBlank ? label_of(object) : "");
  }
  return node(object, node_class, depth + 1);
}

// A well-formed list: each cell has one first and one rest, and is pointed to once.
bool NodeReader::is_list(TermId id) const {
  std::vector<TermId> cells;
  if (is_chain_of_cells(id, cells)) return !cells.empty();
  broken_cells_.insert(cells.begin(), cells.end());
  return false;
}

// The cells that were walked, also of a chain that is broken further on.
bool NodeReader::is_chain_of_cells(TermId id, std::vector<TermId>& cells) const {
  const TermId first = graph_.find_iri(kFirst);
  const TermId rest = graph_.find_iri(kRest);
  while (graph_.term(id).value != kNil || graph_.term(id).kind != TermKind::kIri) {
    const auto about = graph_.about(id);
    if (graph_.term(id).kind != TermKind::kBlank || about.size() != 2 ||
        graph_.pointing_to(id).size() != 1 || written_.contains(id) || broken_cells_.contains(id))
      return false;
    cells.push_back(id);
    const auto& one = graph_.triples()[about[0]];
    const auto& two = graph_.triples()[about[1]];
    if (one.predicate == first && two.predicate == rest)
      id = two.object;
    else if (one.predicate == rest && two.predicate == first)
      id = one.object;
    else
      return false;
  }
  return true;
}

Json NodeReader::list(TermId head, std::size_t depth) {
  const TermId first = graph_.find_iri(kFirst);
  Json items = Json::array();
  while (graph_.term(head).kind == TermKind::kBlank) {
    TermId next = head;
    written_.insert(head);
    for (const auto place : graph_.about(head)) {
      taken_[place] = true;
      ++taken_now_;
      ++fidelity_.foreign;
      const auto& triple = graph_.triples()[place];
      if (triple.predicate == first)
        items.push(foreign(triple.object, depth + 1));
      else
        next = triple.object;
    }
    head = next;
  }
  Json out = Json::object();
  out.set("@list", std::move(items));
  return out;
}

bool NodeReader::is_described(TermId id) const {
  const auto found = describers_.find(id);
  return !graph_.about(id).empty() && (found == describers_.end() || found->second.contains(root_));
}

// Whether the record that is being read has the node under "@included"; nothing when that is ours
// to choose.
std::optional<bool> NodeReader::is_aside(TermId id) const {
  const auto found = describers_.find(id);
  if (found == describers_.end()) return std::nullopt;
  const auto place = found->second.find(root_);
  if (place == found->second.end()) return std::nullopt;
  return place->second;
}

std::string NodeReader::label_of(TermId blank) {
  const auto [place, added] = labels_.emplace(blank, "_:n" + std::to_string(labels_.size()));
  return place->second;
}

void NodeReader::include(TermId id) {
  if (!apart_.contains(id) && is_described(id) && !written_.contains(id)) included_.push_back(id);
}

}  // namespace catalog::documents
