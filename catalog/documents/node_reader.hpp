#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::documents {

/// Turns what a graph says about one node into a document: our keys where the property table has
/// them, full IRIs where it does not. Values are taken as they stand; normalise() mends them.
///
/// Shape: a node that is described in the graph is written where it is first met inside a record,
/// and only named afterwards; a node of `apart` (datasets, services, catalogues: records of their
/// own) is only ever named. What hangs on a plain IRI value goes under "@included". What our own
/// published form adds is taken away again: a statement under kSourceStatement becomes what it
/// states, a value under kStandIn goes.
/// Thread: one reader, one thread.
class NodeReader {
 public:
  /// Nodes with the subjects of read() in whose documents alone they are described, and whether
  /// they stand under "@included" there.
  using Describers = std::unordered_map<rdf::TermId, std::unordered_map<rdf::TermId, bool>>;

  NodeReader(const rdf::Graph& graph, std::unordered_set<rdf::TermId> apart,
             Describers describers = {});

  /// All that is said about `subject` as one document; `skip` are predicates that are the
  /// catalogue's structure. Marks what it took.
  base::Json read(rdf::TermId subject, NodeClass node,
                  const std::vector<std::string_view>& skip = {});

  /// Of the last read(): how many statements it took, and where they went.
  std::size_t triples() const { return taken_now_; }
  const Fidelity& fidelity() const { return fidelity_; }

  bool is_taken(std::size_t place) const { return taken_[place]; }
  void take(std::size_t place) { taken_[place] = true; }

 private:
  base::Json node(rdf::TermId id, NodeClass node_class, std::size_t depth);
  void add(base::Json& out, ManyKeys& foreign_keys, NodeClass owner, const rdf::Triple& triple,
           std::size_t depth);
  void add_statements(base::Json& out, NodeClass owner, std::span<const rdf::Triple> statements,
                      std::size_t depth);
  std::optional<rdf::Triple> stated(rdf::TermId subject, rdf::TermId statement) const;
  bool is_said(const rdf::Triple& triple, const base::Json& value);
  void add_known(base::Json& out, NodeClass owner, const Property& property,
                 const rdf::Triple& triple, std::size_t depth);
  base::Json value(const Property& property, rdf::TermId object, std::size_t depth);
  base::Json foreign(rdf::TermId object, std::size_t depth);
  base::Json resource(rdf::TermId object, NodeClass node_class, std::size_t depth);
  base::Json list(rdf::TermId head, std::size_t depth);
  bool is_list(rdf::TermId id) const;
  bool is_chain_of_cells(rdf::TermId id, std::vector<rdf::TermId>& cells) const;
  bool is_described(rdf::TermId id) const;
  std::optional<bool> is_aside(rdf::TermId id) const;
  std::string label_of(rdf::TermId blank);
  void include(rdf::TermId id);

  const rdf::Graph& graph_;
  std::unordered_set<rdf::TermId> apart_;
  Describers describers_;
  std::vector<bool> taken_;
  // Of the record being read:
  std::unordered_set<rdf::TermId> written_;
  mutable std::unordered_set<rdf::TermId> broken_cells_;  // so that each is walked over once
  std::unordered_map<rdf::TermId, std::string> labels_;
  std::vector<rdf::TermId> included_;
  std::vector<std::string_view> skip_;
  std::set<std::tuple<rdf::TermId, rdf::TermId, std::uint64_t>> said_;
  rdf::TermId root_ = rdf::Graph::kAbsent;
  std::size_t taken_now_ = 0;
  Fidelity fidelity_;
};

}  // namespace catalog::documents
