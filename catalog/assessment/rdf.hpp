#pragma once

// A published assessment as statements: a dataset of the catalogue whose ratings are annotations of
// quality. Source: W3C Data Quality Vocabulary; Web Annotation.

#include <string>

#include "catalog/assessment/document.hpp"
#include "catalog/assessment/parts.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::assessment {

/// Where the things have their addresses.
struct RdfPlaces {
  std::string base_url = {};   // of the portal, without "/" at its end
  std::string catalogue = {};  // IRI of what is assessed
};

/// The IRI of an assessment: <base>/readiness/assessments/<id>.
std::string iri_of(const RdfPlaces& places, std::string_view assessment);

rdf::Graph graph_of(const Document& document, const RdfPlaces& places);

/// What the catalogue says of a published assessment as one of its datasets (a DCAT document): with
/// the files of this version, under the names that the first one gave them.
base::Json dataset_of(const Document& document, const Pair& framework, const std::string& base_url,
                      const Lineage& lineage);

}  // namespace catalog::assessment
