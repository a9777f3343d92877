#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

/// Assessments for everybody: those that are published. Whoever assesses sees the others too.
namespace portal::assess {

/// GET /vi/readiness/assessments: what holds today of each framework and scope, what went before,
/// and which answers have expired.
http::Response show_assessments(const http::Request& request, app::App& app);
/// GET /vi/readiness/assessments/{id}: the report; `both=1` puts both languages side by side.
http::Response show_report(const http::Request& request, app::App& app);
/// GET /vi/readiness/assessments/{a}/diff/{b}: where two differ.
http::Response show_diff(const http::Request& request, app::App& app);

/// GET /readiness/assessments/{id}: leads to the form that `Accept` asks for.
http::Response choose_form(const http::Request& request, app::App& app);
/// GET /readiness/assessments/{id}.json, .csv (`bom=1` for spreadsheets), .ttl, .html.
http::Response send_json(const http::Request& request, app::App& app);
http::Response send_csv(const http::Request& request, app::App& app);
http::Response send_turtle(const http::Request& request, app::App& app);
http::Response send_html(const http::Request& request, app::App& app);

}  // namespace portal::assess
