#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// POST /api/v1/suggestions: what may be put into an unfinished dataset document, from its words,
/// its files and published datasets about the same; and which datasets it may double. The body is
/// that of /api/v1/validate; nothing is kept. Drafts are compared with too, of the document's
/// agency and where whoever asks may read them. Errors: kMalformed "json_malformed"; kInvalidData
/// "validate_no_object".
http::Response suggest_values(const http::Request& request, app::App& app);

}  // namespace portal::api
