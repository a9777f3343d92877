#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/missing: what people looked for and hardly found, for agencies that think about what to
/// publish next.
http::Response show_missing(const http::Request& request, app::App& app);

}  // namespace portal::pages
