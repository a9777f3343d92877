#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/agencies/{id}/dashboard: what the agency has to do, for whoever reads its drafts.
/// Errors: kNotFound "agency_unknown"; as app::demand().
http::Response agency_dashboard(const http::Request& request, app::App& app);

}  // namespace portal::api
