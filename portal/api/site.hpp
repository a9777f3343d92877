#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// What crawlers and browsers look for at fixed addresses.
http::Response show_robots(const http::Request& request, app::App& app);
http::Response show_sitemap(const http::Request& request, app::App& app);
http::Response show_opensearch(const http::Request& request, app::App& app);
http::Response show_icon(const http::Request& request, app::App& app);

/// GET /site/logo: the owner's logo. Errors: kNotFound "hosted_file_not_found".
http::Response show_logo(const http::Request& request, app::App& app);

/// GET /site/theme.css: the owner's colour and its shades; empty where there is none.
http::Response show_theme_style(const http::Request& request, app::App& app);

}  // namespace portal::api
