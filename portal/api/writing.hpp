#pragma once

#include "portal/app/app.hpp"
#include "portal/app/editing.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Largest document that a request may carry, in bytes.
constexpr std::size_t kDocumentBytes = 4u << 20;

/// How programs change datasets. Each answers the document as it is then, with its ETag; with
/// `?wait=indexed` once searches show it, at the latest after ten seconds ("Indexed: false").
/// Changes need If-Match with the ETag that was read ("*": whatever there is): without it
/// kPrecondition- Required "if_match_needed", with another kStale "store_stale". A body that is no
/// JSON object is kMalformed, one of another type kUnsupportedType. Who may not: as app::demand();
/// a dataset that somebody may not even read is kNotFound. What may not become public as it is, is
/// 422 with all "findings", and nothing was written.

/// What one answers to a change, or to one that was refused.
http::Response answer_written(const http::Request& request, app::App& app,
                              const app::Written& written);

/// POST /api/v1/datasets: a new one, of the agency that its publisher names, a draft unless it
/// says otherwise. Sent again with the same Idempotency-Key it is added once (portal/app/once.hpp).
/// Errors: kInvalidData "publisher_needed", "agency_not_found", "state_bad".
http::Response add_dataset(const http::Request& request, app::App& app);

/// PUT /api/v1/datasets/{id}: the whole document.
http::Response replace_dataset(const http::Request& request, app::App& app);

/// PATCH /api/v1/datasets/{id}: a JSON Merge Patch (RFC 7396).
http::Response patch_dataset(const http::Request& request, app::App& app);

/// DELETE /api/v1/datasets/{id}: withdraws it; the parameter "note" says why.
/// Errors: kInvalidData "reason_needed" for what was public.
http::Response withdraw_dataset(const http::Request& request, app::App& app);

/// POST /api/v1/datasets/{id}/state: {"state", "note"}, and for "scheduled" {"at"}.
/// Errors: kInvalidData "state_bad", "reason_needed"; kConflict "state_move_bad".
http::Response move_dataset(const http::Request& request, app::App& app);

/// POST /api/v1/datasets/{id}/restore: {"revision"}: what it said then, as a new revision.
http::Response restore_dataset(const http::Request& request, app::App& app);

}  // namespace portal::api
