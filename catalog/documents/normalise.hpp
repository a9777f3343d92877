#pragma once

#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {

/// Brings a document as somebody wrote it into the one form that the store keeps: language maps,
/// arrays where a property may repeat, vocabulary terms as IRIs ("CC BY 4.0", "csv", "vie" are
/// looked up), addresses with a scheme, numbers as numbers. What cannot be read stays as text
/// beside, never dropped, and is told as a finding with its place.
/// Idempotent: a document that was normalised is left as it is.
/// Source: docs/dcat-profile.md.
Findings normalise(base::Json& document, NodeClass kind);

}  // namespace catalog::documents
