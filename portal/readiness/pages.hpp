#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::readiness {

/// GET /vi/readiness: what is known, the dimensions, the freshness of the evidence.
http::Response show_overview(const http::Request& request, app::App& app);

/// GET /vi/readiness/dimensions/{id}; ?agency= for one agency's figures.
/// Errors: kNotFound "readiness_entry_unknown", "agency_unknown".
http::Response show_dimension(const http::Request& request, app::App& app);

/// GET /vi/readiness/questions/{id}. Errors: kNotFound "readiness_entry_unknown".
http::Response show_question(const http::Request& request, app::App& app);

/// GET /vi/readiness/indicators/{id}; ?agency=&state=&page=.
/// Errors: kNotFound "readiness_entry_unknown", "agency_unknown".
http::Response show_indicator(const http::Request& request, app::App& app);

/// GET /vi/readiness/agencies; ?type=.
http::Response show_agencies(const http::Request& request, app::App& app);

/// GET /vi/readiness/agencies/{slug}. Errors: kNotFound "agency_unknown".
http::Response show_agency(const http::Request& request, app::App& app);

/// GET /vi/readiness/what-if; ?scope=&fix=INDICATOR|AGENCY|UNITS, the last one repeated. Stores
/// nothing. Errors: kNotFound "agency_unknown".
http::Response show_what_if(const http::Request& request, app::App& app);

}  // namespace portal::readiness
