#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::readiness {

/// GET /readiness: a page, or data, as Accept wants it.
/// GET /readiness.json, .csv, .ttl, .jsonld; ?scope= for one agency's, ?bom=1 for spreadsheets.
/// Errors: kNotFound "agency_unknown".
http::Response show_report(const http::Request& request, app::App& app);

/// GET /readiness/registry.json
http::Response show_registry(const http::Request& request, app::App& app);

/// GET /readiness/history.csv?indicator=&scope=
/// Errors: kNotFound "readiness_entry_unknown", "agency_unknown".
http::Response show_history(const http::Request& request, app::App& app);

/// GET /readiness/indicators/{id}/units.json, .csv; ?state=&agency=&page=
/// Errors: kNotFound "readiness_entry_unknown", "agency_unknown"; as Readiness::units().
http::Response list_units_json(const http::Request& request, app::App& app);
http::Response list_units_csv(const http::Request& request, app::App& app);

}  // namespace portal::readiness
