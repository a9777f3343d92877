#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/manage/files/{id}/privacy: what an uploaded file likely holds of personal data, for
/// those who may edit it, and what its checkers answered. Nothing is blocked by it.
http::Response show_privacy(const http::Request& request, app::App& app);

/// POST of the same: "result" and "note".
http::Response answer_privacy(const http::Request& request, app::App& app);

}  // namespace portal::pages
