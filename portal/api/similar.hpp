#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/datasets/{id}/similar: the cards of datasets about the same, nearest first.
http::Response list_similar(const http::Request& request, app::App& app);

}  // namespace portal::api
