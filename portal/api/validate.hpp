#pragma once

#include <cstddef>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Longest document that is checked.
constexpr std::size_t kMostDocumentBytes = 2u << 20;

/// POST /api/v1/validate: what there is to say of a document before anybody saves it. The body is
/// one dataset, series or service as docs/dcat-profile.md describes it; nothing is kept.
/// Errors: kMalformed "json_malformed" for what is no JSON; kInvalidData "validate_no_object",
/// "validate_kind_unknown".
http::Response validate(const http::Request& request, app::App& app);

}  // namespace portal::api
