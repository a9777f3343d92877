#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET and POST /vi/manage/agencies: all agencies, and a new one.
http::Response show_agency_list(const http::Request& request, app::App& app);
http::Response add_agency(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/agencies/{slug}: rename, nest, close, merge and split one. What moves
/// datasets is shown first, and done when that is confirmed.
/// Errors: kNotFound "agency_unknown"; as catalog/publish/agencies_merge.hpp.
http::Response show_agency_settings(const http::Request& request, app::App& app);
http::Response change_agency_settings(const http::Request& request, app::App& app);

}  // namespace portal::pages
