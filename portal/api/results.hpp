#pragma once

#include <cstddef>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/datasets.csv, /api/v1/datasets.jsonl: every result of a search in its order, as
/// /catalog.csv and /catalog.jsonl write them, in chunks of about a mebibyte. The documents are of
/// one moment; "X-Total-Count" tells how many results there are.
/// Limits: `most` results; when there are more, "Link" leads to the whole catalogue ("collection").
/// Errors: as read_search(); kMalformed "results_have_no_pages" for limit, cursor, facets, explain;
/// kUnavailable while the first index is being built.
http::Response export_results(const http::Request& request, app::App& app, std::size_t most);

/// Of the routes.
constexpr std::size_t kMostResults = 10'000;

}  // namespace portal::api
