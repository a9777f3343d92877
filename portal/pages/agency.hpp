#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/agencies and /vi/agencies/{slug}.
http::Response show_agencies(const http::Request& request, app::App& app);
http::Response show_agency(const http::Request& request, app::App& app);

}  // namespace portal::pages
