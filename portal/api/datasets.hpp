#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/datasets/{id}: the document, by identifier or slug. An old slug leads to the present
/// one, here and below.
http::Response show_dataset(const http::Request& request, app::App& app);

/// GET /api/v1/datasets/{id}/revisions: the latest first, without documents.
http::Response list_revisions(const http::Request& request, app::App& app);

/// GET /api/v1/datasets/{id}/revisions/{number}: the document as it was then.
http::Response show_revision(const http::Request& request, app::App& app);

/// GET /api/v1/datasets/{id}/diff: where two revisions differ; by default the last two.
http::Response show_differences(const http::Request& request, app::App& app);

/// Whether a dataset was found by a slug that it no longer has.
bool is_old_slug(const std::string& name, const catalog::store::StoredDataset& dataset);

/// 301 to a path of this portal, with the parameters of the request.
http::Response lead_on(const http::Request& request, const app::App& app, const std::string& path);

}  // namespace portal::api
