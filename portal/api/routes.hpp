#pragma once

#include <vector>

#include "portal/app/route.hpp"

namespace portal::api {

/// The API, the identifiers, the catalogue in all forms, files, and what operators need; and
/// `beside`, routes for programs of other modules, which OpenAPI describes too.
std::vector<app::Route> routes(std::vector<app::Route> beside = {});

}  // namespace portal::api
