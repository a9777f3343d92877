#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// A readiness check that a dataset fails.
struct FailedCheck {
  std::string question;
  std::string fix;   // what mends it; may be empty
  std::string href;  // of the form at the field
};

/// What those who may edit a dataset are shown of its readiness.
struct DatasetChecks {
  std::vector<FailedCheck> failed;
  std::int64_t unknown = 0;  // checks of which nobody knows
};

base::Json checks_view(const PageContext& context, const DatasetChecks& checks);

}  // namespace portal::web
