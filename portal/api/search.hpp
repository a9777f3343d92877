#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "search/request.hpp"

namespace portal::api {

/// The search that a request asks for, in the reader's language where it names none.
/// Errors: as search::parse_request().
search::SearchRequest read_search(const http::Request& request, const app::App& app);

/// GET /api/v1/datasets: search, filters, facets, paging by cursor.
http::Response search_datasets(const http::Request& request, app::App& app);

}  // namespace portal::api
