#pragma once

#include <vector>

#include "portal/app/route.hpp"

namespace portal::assess {

/// Pages and forms of assessments and of the action plan.
std::vector<app::Route> routes();
/// The same for programs.
std::vector<app::Route> data_routes();

}  // namespace portal::assess
