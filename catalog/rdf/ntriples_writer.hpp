#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "catalog/rdf/graph.hpp"
#include "catalog/rdf/writer.hpp"

namespace catalog::rdf {

/// One line for each statement. Source: RDF 1.1 N-Triples.
class NTriplesWriter : public Writer {
 public:
  void begin(std::string& out) override;
  void write(const Graph& record, std::string& out) override;
  void end(std::string& out) override;

 private:
  void append(const Graph& record, TermId id, std::string& out);

  std::size_t record_ = 0;
};

}  // namespace catalog::rdf
