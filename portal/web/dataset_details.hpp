#pragma once

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// The rows of "more details": every property of the profile that the page does not show elsewhere,
/// in the order of the property table.
/// View: {detail[]}, where a row is {detail_name, detail_iri, detail_known, detail_value[]} and a
/// value {detail_text, detail_href, detail_plain, detail_lang}; empty when there are no rows.
base::Json details_view(const PageContext& context, const base::Json& document);

/// The properties that no profile knows, under their own IRI, in the same form, with other_label.
base::Json other_details_view(const PageContext& context, const base::Json& document);

}  // namespace portal::web
