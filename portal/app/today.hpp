#pragma once

#include <cstdint>

#include "portal/app/app.hpp"

namespace portal::app {

/// The day of the portal's clock (`time_zone`), as days since 1970-01-01: the one by which figures,
/// counts of use and expiry go. Thread: any.
std::int64_t today_of(const App& app);

}  // namespace portal::app
