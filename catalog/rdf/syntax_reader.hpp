#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/rdf/format.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::rdf {

/// kError: the text breaks its standard; kWarning: it may not say what its writer meant.
enum class ProblemSeverity { kWarning, kError };

/// What is wrong with a text, and where.
struct Problem {
  ProblemSeverity severity = ProblemSeverity::kError;
  std::size_t line = 0;    // from 1; 0 when it is about the whole text
  std::size_t column = 0;  // from 1; 0 when it is not known
  base::Message text;      // names the line too

  bool operator==(const Problem&) const = default;
};

struct ReadLimits {
  std::size_t bytes = 64u << 20;
  std::size_t triples = 2'000'000;
  int seconds = 60;  // small texts get less time to compute: 5 s and 1 s for each MiB
  std::size_t memory = 512u << 20;  // of the graph that is filled, in bytes
};

/// How a reading went. What was read before an error is in the graph; the caller decides.
struct ReadResult {
  bool complete = false;    // read to its end; in N-Triples and N-Quads wrong lines are left out
  std::size_t triples = 0;  // read, also those that were known to the graph
  std::vector<Problem> problems;  // the first 100
  std::size_t errors = 0;         // of all
  std::size_t warnings = 0;

  bool clean() const { return complete && errors == 0; }
};

/// Reads Turtle, TriG and N-Quads (named graphs are merged), N-Triples or RDF/XML into `graph`.
///
/// `text` is UTF-8, whatever encoding an XML declaration states: to detect and convert encodings is
/// the caller's part. Relative IRIs are resolved against `base_iri`, which must be absolute.
/// IRIs keep their spelling; one that holds what RDF forbids is percent-encoded and reported.
/// Blank nodes are named b0, b1, … as they appear, so that the same bytes give the same graph.
///
/// The text is parsed in a child process without files, network and with limits; whatever it does
/// to that one is a problem, never a failure of the caller.
/// Limits: XML elements nested 1,000 deep.
/// Errors: kUnsupportedType "rdf_syntax_elsewhere" for JSON-LD. Bad text is a value.
/// Thread: any.
ReadResult read_syntax(Syntax syntax, std::string_view text, const std::string& base_iri,
                       const ReadLimits& limits, Graph& graph);

}  // namespace catalog::rdf
