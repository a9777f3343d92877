#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/datasets/{slug}/history: the public revisions of a public dataset, without authors;
/// ?revision=N shows what N changed.
http::Response show_public_history(const http::Request& request, app::App& app);

/// GET /vi/manage/datasets/{id}/history: all of them, for whoever reads the agency's drafts.
http::Response show_history(const http::Request& request, app::App& app);

/// POST of the same: what the revision of the field "revision" said becomes a new revision.
/// Errors: as app::restore_dataset().
http::Response restore_revision(const http::Request& request, app::App& app);

}  // namespace portal::pages
