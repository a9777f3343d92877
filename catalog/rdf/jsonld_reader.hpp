#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/rdf/graph.hpp"
#include "catalog/rdf/syntax_reader.hpp"

namespace catalog::rdf {

/// What becomes of @direction. Source: JSON-LD 1.1 API, 9.3 "rdfDirection".
enum class JsonLdDirection { kDropped, kDatatype, kCompound };

struct JsonLdOptions {
  std::string base;  // the document's own address; "" leaves relative IRIs out
  const base::Json* expand_context = nullptr;
  /// A context by its absolute IRI, as a document with an "@context"; null when it is not held.
  /// What it points to must outlive the call. Contexts are never fetched.
  std::function<const base::Json*(std::string_view iri)> find_context;
  JsonLdDirection direction = JsonLdDirection::kDropped;
  bool version_1_0 = false;        // refuse what JSON-LD 1.1 added
  bool repair_iris = false;        // encode spaces and the like in IRIs instead of leaving them out
  std::string blank_prefix = "b";  // of the labels given to blank nodes: b0, b1…
  std::size_t memory_bytes = 512u << 20;  // of a graph that is filled
};

/// For documents of catalogues: the contexts that this program holds (jsonld_contexts.hpp), and
/// addresses with a space in them repaired.
JsonLdOptions default_jsonld_options(std::string_view base = {});

/// Gets each quad in document order; `graph` is null for the default graph. A quad may come twice.
using QuadSink = std::function<void(const Term* graph, const Term& subject, const Term& predicate,
                                    const Term& object)>;

/// Reads a whole JSON-LD 1.1 document into RDF; named graphs are merged into the one graph.
/// `problems` gets a warning for each key, IRI and tag that was left out or mended (at most 100).
/// Limits: the depth that parse_json allowed; 500 is enough for any document met.
/// Errors: kMalformed "jsonld_context_unknown" with {iri}; "jsonld_context_invalid" and
/// "jsonld_body_invalid" with {code}, the error code of the standard, and {what}; kTooLarge
/// "jsonld_contexts_too_deep", "jsonld_contexts_too_large", "rdf_terms_too_large". The graph then
/// holds what stood before the fault. Source: JSON-LD 1.1 Processing Algorithms and API, 4 to 7.
void read_jsonld(const base::Json& document, const JsonLdOptions& options, Graph& graph,
                 std::vector<Problem>& problems);

/// The same with the graphs kept apart.
void read_jsonld(const base::Json& document, const JsonLdOptions& options, const QuadSink& sink,
                 std::vector<Problem>& problems);

/// Expanded document form. Source: JSON-LD 1.1 API, 5.1.
base::Json expand_jsonld(const base::Json& document, const JsonLdOptions& options,
                         std::vector<Problem>& problems);

}  // namespace catalog::rdf
