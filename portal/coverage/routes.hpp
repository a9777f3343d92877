#pragma once

#include <vector>

#include "portal/app/route.hpp"

/// Pages and data of the coverage of key data: which items of the checklists are covered by which
/// datasets, what agencies hold, and which lists they issued.
namespace portal::coverage {

/// Every address of this module.
std::vector<app::Route> routes();

}  // namespace portal::coverage
