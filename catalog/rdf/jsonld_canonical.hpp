#pragma once

#include <string>

#include "catalog/base/json.hpp"

namespace catalog::rdf {

/// The canonical form of a JSON value, of which rdf:JSON literals are made.
/// Source: RFC 8785; numbers as ECMAScript writes them.
std::string canonical_json(const base::Json& value);

/// The canonical lexical form of xsd:double with at most 16 digits: "5.3E0".
/// Source: JSON-LD 1.1 API, 8.6.
std::string canonical_double(double value);

}  // namespace catalog::rdf
