#pragma once

#include <vector>

#include "portal/app/route.hpp"

namespace portal::api {

/// The API, the identifiers, the catalogue in all forms, files, and what operators need.
std::vector<app::Route> routes();

}  // namespace portal::api
