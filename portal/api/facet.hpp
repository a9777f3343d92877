#pragma once

#include <cstdint>

#include "catalog/base/json.hpp"
#include "portal/app/app.hpp"
#include "portal/app/facets.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Most values in one answer.
constexpr std::int64_t kFacetRows = 1000;

/// {"value", "label", "count"}; of an agency also "own" and, where it belongs to one, "parent".
base::Json facet_row_json(const std::string& facet, const app::FacetRow& row);

/// GET /api/v1/facets/{name}: the values of one facet of a search, those that hold what was typed.
http::Response show_facet(const http::Request& request, app::App& app);

}  // namespace portal::api
