#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /files/{id}/{name}: the file that a distribution of a public dataset hands out.
http::Response show_file(const http::Request& request, app::App& app);

/// GET /files/by-hash/{sha256}: a content that a public dataset hands out, now or in an older
/// revision.
http::Response show_content(const http::Request& request, app::App& app);

/// GET /static/{name...}: styles, scripts and fonts under their hashed names.
http::Response show_asset(const http::Request& request, app::App& app);

}  // namespace portal::api
