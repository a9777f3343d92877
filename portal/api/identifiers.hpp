#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /datasets/{id} and /datasets/{id}.ttl …: what the dataset's IRI leads to. Readers of HTML
/// get 303 to its page, programs the document in the form they ask for.
http::Response show_dataset_identifier(const http::Request& request, app::App& app);

/// The same for agencies and distributions.
http::Response show_agency_identifier(const http::Request& request, app::App& app);
http::Response show_distribution_identifier(const http::Request& request, app::App& app);

/// GET /dataset/{name}, /organization/{name}: where CKAN had them.
http::Response redirect_ckan_dataset(const http::Request& request, app::App& app);
http::Response redirect_ckan_organization(const http::Request& request, app::App& app);

}  // namespace portal::api
