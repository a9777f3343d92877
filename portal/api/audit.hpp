#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Heads that are answered: those of the last years.
constexpr std::int64_t kMostHeads = 1000;

/// GET /audit/heads: where the chain of the audit log stood on each day, the latest first.
http::Response list_audit_heads(const http::Request& request, app::App& app);

}  // namespace portal::api
