#pragma once

#include "catalog/base/json.hpp"
#include "search/record.hpp"

namespace search {

/// The index record of a dataset document: what of it is searched, by which weight; what it is
/// filtered and sorted by; where it stands by its use; and its card. Whether the document may be
/// public is for the caller. Shape of the card: "id", "@id", "slug", "identifier", "title",
/// "description" (plain text, at most 300 characters in each language), "publisher", "theme",
/// "license" (the first one), "open" (true, false, null when not known), "formats" (IRIs, as far as
/// known), "modified", "accrualPeriodicity"; absent where the document has nothing. Thread: any.
/// Never fails: what has another shape than expected is left out.
IndexRecord make_record(const base::Json& document, const Usage& usage = {});

/// The card alone, for an answer about one dataset.
base::Json make_card(const base::Json& document);

}  // namespace search
