#pragma once

#include "catalog/documents/record.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::documents {

/// Reads the datasets, series and services that a graph describes in DCAT's terms, in the order in
/// which the graph first speaks of them. What belongs to no record stays in the summary's
/// catalogue. Records are as stated: normalise() follows.
/// Source: DCAT 3; DCAT-AP 3.0.1 and its elder versions.
Summary read_dcat(const rdf::Graph& graph, const RecordSink& sink);

/// Whether the graph speaks of datasets at all.
bool has_dcat(const rdf::Graph& graph);

}  // namespace catalog::documents
