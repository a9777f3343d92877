#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Many datasets at once, for programs; all as portal/app/batching.hpp says.
///
/// A batch: {"id","kind","agency","author","name","state","prepared_at","applied_at","undone_at",
/// "request","counts":{"add","change","same","refused","stale","kept"}}; of one alone also
/// "columns":[{"heading","column"}] while it waits, and "rows":[{"place","line","dataset","title",
/// "outcome","state","before","after","findings","changes":[{"path","before","after"}]}], at most
/// `limit` from `offset` on.

/// POST /api/v1/agencies/{id}/batches: a table (text/csv or XLSX, with the parameters name and
/// state), or {"edit":{…},"datasets":[…]} (bulk::check_edit()). 201 with the batch.
http::Response add_batch(const http::Request& request, app::App& app);

/// GET /api/v1/agencies/{id}/batches: the latest first.
http::Response list_batches(const http::Request& request, app::App& app);

/// GET /api/v1/batches/{id}
http::Response show_batch(const http::Request& request, app::App& app);

/// POST /api/v1/batches/{id}/columns: {"columns":{"HEADING":"title_vi"},"state"}.
http::Response name_batch_columns(const http::Request& request, app::App& app);

/// POST /api/v1/batches/{id}/apply and /undo.
http::Response apply_batch(const http::Request& request, app::App& app);
http::Response undo_batch(const http::Request& request, app::App& app);

/// POST /api/v1/datasets/{id}/copy: {"as":"copy" or "next-year"}: 201 with the new draft's address.
http::Response copy_dataset(const http::Request& request, app::App& app);

}  // namespace portal::api
