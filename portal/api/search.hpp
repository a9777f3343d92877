#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/datasets: search, filters, facets, paging by cursor.
http::Response search_datasets(const http::Request& request, app::App& app);

/// GET /api/v1/suggest?q=: titles that begin as was typed.
http::Response suggest(const http::Request& request, app::App& app);

}  // namespace portal::api
