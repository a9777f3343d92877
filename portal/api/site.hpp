#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// What crawlers and browsers look for at fixed addresses.
http::Response show_robots(const http::Request& request, app::App& app);
http::Response show_sitemap(const http::Request& request, app::App& app);
http::Response show_opensearch(const http::Request& request, app::App& app);
http::Response show_icon(const http::Request& request, app::App& app);

}  // namespace portal::api
