#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/home_page.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

/// An agency and its datasets. `agency` is its record: {"slug","name":{…},"description":{…},
/// "homepage","mbox"}; everything but slug and name may be absent.
struct AgencyData {
  base::Json agency;
  base::Json parent;                  // the record of the agency above it, or null
  std::vector<AgencyCount> children;  // a count of 0 is not shown
  std::int64_t total = 0;
  base::Json cards;  // the first datasets, newest first
};

std::string agency_page(const Templates& templates, const PageContext& context,
                        const AgencyData& data);

/// All agencies, in the order to show.
std::string agencies_page(const Templates& templates, const PageContext& context,
                          const std::vector<AgencyCount>& agencies);

}  // namespace portal::web
