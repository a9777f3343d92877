#pragma once

#include "catalog/base/json.hpp"

namespace catalog::bulk {

/// A change that fits many datasets, as JSON:
///
///   {"set":    {"license": "CC-BY-4.0", "accrualPeriodicity": "MONTHLY", "contactPoint": […]},
///    "add":    {"theme": ["SOCI"], "keyword": {"vi": ["dân số"]}},
///    "remove": {"theme": […], "keyword": {"vi": […]}},
///    "state":  "published", "note": "why"}
///
/// What may be set: license, accrualPeriodicity, accessRights, language, contactPoint, conformsTo
/// and visibility. Terms may be in any spelling that normalise() understands.

/// Errors: kInvalidData "bulk_edit_empty" when it changes nothing, "bulk_edit_key" naming what
/// cannot be changed so, "bulk_edit_list" where a list of texts is needed.
void check_edit(const base::Json& edit);

/// Carries out all but the state and the visibility, in a normalised document. A licence is that of
/// each file, and the dataset's own where it has no file or states one. Terms of the edit must be
/// normalised too: normalise_edit().
void apply_edit(base::Json& document, const base::Json& edit);

/// Brings the terms of an edit into the form that documents have.
void normalise_edit(base::Json& edit);

}  // namespace catalog::bulk
