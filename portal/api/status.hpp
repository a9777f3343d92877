#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /healthz: the process answers.
http::Response show_health(const http::Request& request, app::App& app);

/// GET /readyz: store and index answer; how many changes the index lags behind. 503 until then.
http::Response show_readiness_to_serve(const http::Request& request, app::App& app);

/// GET /metrics: Prometheus text.
http::Response show_metrics(const http::Request& request, app::App& app);

}  // namespace portal::api
