#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/datasets: search, filters and facets by links and a form; no script is needed.
http::Response show_search(const http::Request& request, app::App& app);

/// GET /vi/themes/{code}: the search filtered by the theme.
http::Response show_theme(const http::Request& request, app::App& app);

}  // namespace portal::pages
