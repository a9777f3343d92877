#pragma once

#include <vector>

#include "portal/app/route.hpp"

namespace portal::readiness {

/// Pages and data of readiness. Figures go on without a change of the catalogue, so no answer is
/// kept ready: each has an ETag of its own bytes.
std::vector<app::Route> routes();

}  // namespace portal::readiness
