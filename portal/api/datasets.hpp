#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/datasets/{id}: the document, by identifier or slug.
http::Response show_dataset(const http::Request& request, app::App& app);

/// GET /api/v1/datasets/{id}/revisions: the latest first, without documents.
http::Response list_revisions(const http::Request& request, app::App& app);

/// GET /api/v1/datasets/{id}/revisions/{number}: the document as it was then.
http::Response show_revision(const http::Request& request, app::App& app);

/// A public dataset by its identifier, its slug or an old slug.
/// Errors: kNotFound "dataset_not_found", for one that is not public too.
catalog::store::StoredDataset find_public_dataset(const std::string& id_or_slug, app::App& app);

}  // namespace portal::api
