#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/missing: what people looked for in the last twelve weeks and hardly found, what was
/// asked most first; /api/v1/missing.csv as a table.
http::Response list_missing(const http::Request& request, app::App& app);
http::Response list_missing_csv(const http::Request& request, app::App& app);

}  // namespace portal::api
