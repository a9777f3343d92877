#pragma once

#include <cstdint>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Most suggestions of an answer.
constexpr std::int64_t kMostSuggestions = 10;

/// GET /api/v1/suggest?q=&lang=&limit=: datasets, agencies, themes and keywords for what was typed
/// so far, each with the page that it leads to.
http::Response suggest(const http::Request& request, app::App& app);

}  // namespace portal::api
