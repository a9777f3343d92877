#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalog/rdf/graph.hpp"
#include "catalog/rdf/nesting.hpp"
#include "catalog/rdf/prefixes.hpp"
#include "catalog/rdf/writer.hpp"

namespace catalog::rdf {

/// A block for each resource, blank nodes and lists inside of the block that points to them.
/// Source: RDF 1.1 Turtle.
class TurtleWriter : public Writer {
 public:
  explicit TurtleWriter(const Prefixes& prefixes) : prefixes_(prefixes) {}

  void begin(std::string& out) override;
  void write(const Graph& record, std::string& out) override;
  void end(std::string& out) override;

 private:
  struct Page;  // one record being written

  bool statements(Page& page, TermId subject, std::size_t depth);
  void object(Page& page, TermId id, std::size_t depth);
  void list(Page& page, const std::vector<TermId>& elements, std::size_t depth);
  void literal(Page& page, const TermView& term);
  void iri(std::string& out, std::string_view iri);

  const Prefixes& prefixes_;
  std::size_t record_ = 0;
};

}  // namespace catalog::rdf
