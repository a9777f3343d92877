#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/manage: the agencies that whoever asks works for, what waits for review there and what
/// is being written. Limits: the first 30 agencies are looked into.
http::Response show_work(const http::Request& request, app::App& app);

/// GET /vi/manage/{agency}: what one of them has to do.
/// Errors: kNotFound "agency_unknown"; as app::demand().
http::Response show_dashboard(const http::Request& request, app::App& app);

}  // namespace portal::pages
