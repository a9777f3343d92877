#pragma once

#include <vector>

#include "portal/app/route.hpp"

namespace portal::cli {

/// Every address of the portal: pages, data and API.
std::vector<app::Route> all_routes();

}  // namespace portal::cli
