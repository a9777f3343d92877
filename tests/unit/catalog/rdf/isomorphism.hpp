#pragma once

#include "catalog/rdf/graph.hpp"

namespace catalog::rdf {

/// Whether two graphs say the same: equal but for the labels of blank nodes; language tags are
/// compared without case. Source: RDF 1.1 Concepts, 3.6.
bool isomorphic(const Graph& left, const Graph& right);

}  // namespace catalog::rdf
