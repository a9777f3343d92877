#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/rdf/graph.hpp"

namespace catalog::rdf {

/// "_:r1n7": the label of a blank node of one record, unlike those of all other records.
void append_label(std::string& out, std::size_t record, TermId id);

/// Which resources of a record get a block of their own in a document, and which blank nodes stand
/// inside of the one statement that points to them.
class Nesting {
 public:
  explicit Nesting(const Graph& graph);

  /// The next resource that needs a block of its own; kAbsent when all is written. Cycles of blank
  /// nodes and those nested too deep come last, under labels.
  TermId next();

  /// Whether an object is to be written here, inside of a block; then it counts as written.
  /// `depth` is that of the block around it, 0 for the outermost.
  bool take(TermId object, std::size_t depth);

  /// Whether a blank node that has a block of its own is pointed to, so that it needs a label.
  bool needs_label(TermId blank) const { return !graph_.pointing_to(blank).empty(); }

  /// The elements of a well-formed rdf:List that nothing else points into; its cells then count as
  /// written. Empty when it is none.
  std::vector<TermId> take_list(TermId head);

  /// The statements about a resource: rdf:type first, then grouped by property in the order in
  /// which the properties appear.
  std::vector<Triple> statements(TermId subject);

 private:
  bool is_single(TermId id) const;

  const Graph& graph_;
  TermId type_;
  TermId first_;
  TermId rest_;
  TermId nil_;
  std::vector<bool> written_;        // by TermId
  std::vector<std::uint32_t> rank_;  // by TermId of a property; 0 while unused
  std::size_t place_ = 0;            // in the triples
  bool leftovers_ = false;           // the second time through
};

}  // namespace catalog::rdf
