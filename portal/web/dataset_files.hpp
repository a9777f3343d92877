#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// The views of a dataset's distributions for the template _file, in the document's order.
/// A file whose id stands in `previews` is given the way to its preview page.
base::Json files_view(const PageContext& context, const base::Json& document,
                      const std::vector<std::string>& previews);

/// The views of data services ({service_title, service_endpoint, service_description}).
base::Json service_view(const PageContext& context, const base::Json& service);

}  // namespace portal::web
