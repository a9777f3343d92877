#pragma once

#include <string_view>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// A dataset as schema.org's Dataset, for the search engines that read it from the page.
/// Texts are in the reader's language where the dataset has it. Nothing that the document does not
/// say is said; a name and a description are always there, as the readers demand. `page` is the
/// page's own address. Source: schema.org/Dataset; Google Search Central, Dataset structured data.
base::Json schema_org(const base::Json& document, const PageContext& context,
                      std::string_view page);

}  // namespace portal::web
