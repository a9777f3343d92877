#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /feeds/datasets.atom: the datasets that changed last, of any search, as a feed to follow.
/// Source: RFC 4287.
http::Response show_feed(const http::Request& request, app::App& app);

}  // namespace portal::api
