#pragma once

#include <cstddef>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Longest answer to a check for personal data.
constexpr std::size_t kMostReviewBytes = 16u << 10;

/// GET /api/v1/files/{id}/privacy: what an uploaded file likely holds of personal data, read now,
/// and who checked its content when. For editors of its agency.
/// Errors: kNotFound "hosted_file_not_found", also for those who may not edit it; kUnavailable
/// "hosted_file_missing".
http::Response show_privacy(const http::Request& request, app::App& app);

/// POST /api/v1/files/{id}/privacy: {"result", "note"}: what somebody found who checked it; kept
/// with what the scan says. Errors: as above; kInvalidData "validate_no_object",
/// "privacy_result_unknown", "privacy_note_missing".
http::Response review_privacy(const http::Request& request, app::App& app);

}  // namespace portal::api
