#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/app/route.hpp"

namespace portal::api {

/// The description of all routes that have a summary. Source: OpenAPI 3.1.
base::Json openapi(const std::vector<app::Route>& routes, const std::string& base_url,
                   const std::string& title, const std::string& language);

}  // namespace portal::api
