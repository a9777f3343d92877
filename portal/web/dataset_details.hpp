#pragma once

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// The rows of "more details": every property of a dataset that the page does not show elsewhere,
/// in the order of the property table, then those that no profile knows, under their own IRI.
/// View: array of {detail_name, detail_iri, detail_known, detail_value[]}, where a value is
/// {detail_text, detail_href, detail_plain, detail_lang}.
base::Json details_view(const PageContext& context, const base::Json& document);

}  // namespace portal::web
