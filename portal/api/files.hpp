#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /files/{id}/{name}: the file that a distribution hands out, to everybody when its dataset is
/// public, else to those who may read its drafts. Another name leads to the present one.
http::Response show_file(const http::Request& request, app::App& app);

/// GET /files/{id}/latest: the same, at an address that stays when the file's name changes.
http::Response show_latest_file(const http::Request& request, app::App& app);

/// GET /api/v1/files/{id}/entries: what the ZIP file of a distribution holds; nothing is unpacked.
/// Errors: kInvalidData "zip_unreadable".
http::Response list_file_entries(const http::Request& request, app::App& app);

/// GET /files/by-hash/{sha256}: a content that a public dataset hands out, now or in an older
/// revision.
http::Response show_content(const http::Request& request, app::App& app);

/// GET /static/{name...}: styles, scripts and fonts under their hashed names.
http::Response show_asset(const http::Request& request, app::App& app);

}  // namespace portal::api
