#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::readiness {

/// GET /readiness: a page, or data, as Accept wants it.
/// GET /readiness.json, .csv, .ttl, .jsonld; ?scope= for one agency's, ?bom=1 for spreadsheets.
/// Errors: as scope_of().
http::Response show_report(const http::Request& request, app::App& app);

/// GET /readiness/registry.json
http::Response show_registry(const http::Request& request, app::App& app);

/// GET /readiness/history.csv?indicator=&scope=
/// Errors: kMalformed "parameter_bad" without an indicator; kNotFound "readiness_entry_unknown",
/// and as scope_of().
http::Response show_history(const http::Request& request, app::App& app);

/// GET /readiness/indicators/{id}/units.json, .csv; ?state=&agency=&page=
/// Errors: kMalformed "parameter_bad" for a state that there is not; kNotFound
/// "readiness_entry_unknown"; as scope_of() and Readiness::units().
http::Response list_units_json(const http::Request& request, app::App& app);
http::Response list_units_csv(const http::Request& request, app::App& app);

}  // namespace portal::readiness
