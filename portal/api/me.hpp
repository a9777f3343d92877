#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/me: who asks, by what, and what they may: in each of their agencies and in the whole
/// portal. Also for nobody in particular: then "authenticated" is false.
http::Response show_me(const http::Request& request, app::App& app);

}  // namespace portal::api
