#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "catalog/rdf/graph.hpp"
#include "catalog/rdf/nesting.hpp"
#include "catalog/rdf/prefixes.hpp"
#include "catalog/rdf/writer.hpp"

namespace catalog::rdf {

/// An element for each resource, named by its first class; blank nodes inside of the element that
/// points to them. A property whose IRI ends in no XML name, or has a meaning of its own in the
/// syntax (rdf:li), is left out and reported: XML cannot say it.
/// Source: RDF 1.1 XML Syntax.
class RdfXmlWriter : public Writer {
 public:
  explicit RdfXmlWriter(const Prefixes& prefixes) : prefixes_(prefixes) {}

  void begin(std::string& out) override;
  void write(const Graph& record, std::string& out) override;
  void end(std::string& out) override;

 private:
  struct Page;  // one record being written

  void node(Page& page, TermId subject, std::size_t depth);
  void property(Page& page, const Triple& triple, std::size_t depth);
  void literal(Page& page, const TermView& term);
  bool open(std::string& out, std::string_view iri, std::string& name) const;
  void attribute(std::string& out, std::string_view name, std::string_view value);
  void text(std::string& out, std::string_view text);

  const Prefixes& prefixes_;
  std::size_t record_ = 0;
};

}  // namespace catalog::rdf
