#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// A dataset as it is being written (portal/app/working_copies.hpp), at
/// /api/v1/datasets/{id}/working-copy. Answers are the document with what there is to know of the
/// copy in "workingCopy", and its ETag. Changes need If-Match with that ETag; to begin one, the
/// dataset's ETag, or If-None-Match: *. Only the agency sees it: to others there is none.

/// GET. Errors: kNotFound "copy_not_found".
http::Response show_copy(const http::Request& request, app::App& app);

/// PUT: the whole document, PATCH: a JSON Merge Patch of it; 201 for a new one. The parameter
/// "base" is the revision of the dataset that was taken into account.
http::Response replace_copy(const http::Request& request, app::App& app);
http::Response patch_copy(const http::Request& request, app::App& app);

/// DELETE: 204.
http::Response discard_copy(const http::Request& request, app::App& app);

/// POST …/state: {"state","at","note"}. Answers the copy, or, once it is a revision, the dataset.
http::Response move_copy(const http::Request& request, app::App& app);

}  // namespace portal::api
