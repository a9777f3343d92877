#pragma once

#include <string_view>

#include "catalog/base/json.hpp"

namespace catalog::rdf {

/// A context of this program by an IRI under which catalogues name it: schema.org, DCAT-AP 3 and
/// its annex for high-value datasets, DCAT-US 3, Project Open Data 1.1. Null for any other.
///
/// They are written by us. Terms hold in every class unless classes disagree about them, so that
/// a record without @type is still read; SEMIC's own files break JSON-LD 1.1 ("Xsd:dateTime" is
/// defined as another IRI) and are given the meaning that they must have had.
const base::Json* find_bundled_context(std::string_view iri);

}  // namespace catalog::rdf
