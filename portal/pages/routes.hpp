#pragma once

#include <vector>

#include "portal/app/route.hpp"

namespace portal::pages {

/// The pages for people, in both languages. `documented` are the routes that the developers' page
/// describes.
std::vector<app::Route> routes(const std::vector<app::Route>& documented);

}  // namespace portal::pages
