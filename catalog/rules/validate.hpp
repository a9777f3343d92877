#pragma once

#include <cstddef>

#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/model/property.hpp"

namespace catalog::rules {

/// What the rules say of a normalised document.
Findings check(const base::Json& document, NodeClass kind);

/// Brings a document into its one form and says all there is to say of it: what normalise() found
/// and what the rules find, each thing once, errors first. The severity is that of the rule table.
/// Nothing is stored. Source: docs/dcat-profile.md.
Findings validate(base::Json& document, NodeClass kind);

/// The same of a document that normalise() brought into its form before: `stated` is what it found.
Findings judge(Findings stated, const base::Json& document, NodeClass kind);

std::size_t count(const Findings& findings, Severity severity);

}  // namespace catalog::rules
