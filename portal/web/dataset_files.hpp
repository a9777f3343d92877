#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// What the format of a distribution is called: "CSV", the words that state it, or "" when
/// nothing does.
std::string file_format(const base::Json& distribution);

/// Whether a distribution is called, not downloaded: a map service, an API, a query endpoint, by
/// its format or because only a service hands it out.
bool is_service(const base::Json& distribution);

/// What a distribution is called in numbers: "2 files", "1 service", "2 files, 1 service".
std::string count_files(const PageContext& context, std::int64_t files, std::int64_t services);

/// The views of a dataset's distributions for the template _file, in the document's order.
/// A file whose id stands in `previews` is given the way to its preview page.
base::Json files_view(const PageContext& context, const base::Json& document,
                      const std::vector<std::string>& previews);

/// The views of data services ({service_title, service_endpoint, service_description}).
base::Json service_view(const PageContext& context, const base::Json& service);

}  // namespace portal::web
