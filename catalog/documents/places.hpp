#pragma once

#include "catalog/base/json.hpp"

namespace catalog::documents {

/// A place as dialects write it: "west,south,east,north", WKT, GeoJSON (an object or its text), or
/// a name. Anything else is given back as it is.
base::Json place_of(const base::Json& value);

/// A geometry: GeoJSON as a literal of its type, any other text as it is.
base::Json geometry_of(const base::Json& value);

}  // namespace catalog::documents
