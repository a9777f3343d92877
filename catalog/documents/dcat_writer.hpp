#pragma once

#include "catalog/base/json.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::documents {

/// The statements of a published tree (see complete()), the same that a JSON-LD processor makes of
/// it under context(): one source for every RDF form.
void add_statements(const base::Json& tree, rdf::Graph& graph);

}  // namespace catalog::documents
