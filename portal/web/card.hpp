#pragma once

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// The view of one card (contract 4a: a subset of the document) for the template _card.
/// With "highlight" (see search::highlight_json()) its title, and the part of its description, are
/// shown with what matches marked. Texts are texts: no HTML in them is ever one.
base::Json card_view(const PageContext& context, const base::Json& card);

/// The views of many, in their order.
base::Json card_views(const PageContext& context, const base::Json& cards);

}  // namespace portal::web
