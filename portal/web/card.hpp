#pragma once

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// The view of one card (contract 4a: a subset of the document) for the template _card.
/// A snippet may hold <mark>…</mark>; everything else in it is text.
base::Json card_view(const PageContext& context, const base::Json& card);

/// The views of many, in their order.
base::Json card_views(const PageContext& context, const base::Json& cards);

}  // namespace portal::web
