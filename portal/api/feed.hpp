#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /feeds/datasets.atom: the datasets of any search, those that changed last first unless
/// `sort` says otherwise, 50 unless `limit` does, as a feed to follow, with a link to its next
/// page. Source: RFC 4287.
http::Response show_feed(const http::Request& request, app::App& app);

}  // namespace portal::api
