#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET and POST /vi/manage/purges: what was asked to be erased for good; to ask for it, confirm and
/// decline, as catalog/purge allows it.
http::Response show_purges(const http::Request& request, app::App& app);
http::Response change_purges(const http::Request& request, app::App& app);

}  // namespace portal::pages
