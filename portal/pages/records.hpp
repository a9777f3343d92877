#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/manage/{agency}/datasets: what the agency has, in every state, for those who may edit;
/// `q` words of titles, `state` one state, `offset` how many to pass over. From here several are
/// changed at once.
http::Response show_records(const http::Request& request, app::App& app);

/// GET /vi/manage/{agency}/batches: the agency's batches, and the way to send a table.
http::Response show_batches(const http::Request& request, app::App& app);

/// POST of the same: a table ("do" is "import"), or a change of the chosen datasets ("edit"). Leads
/// to the batch that it made.
http::Response add_batch(const http::Request& request, app::App& app);

/// GET /vi/manage/batches/{id}: what a batch would do, or did, to each dataset.
http::Response show_batch(const http::Request& request, app::App& app);

/// POST of the same: "columns", "apply" or "undo".
http::Response change_batch(const http::Request& request, app::App& app);

}  // namespace portal::pages
