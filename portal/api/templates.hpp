#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// What an agency begins its records with (bulk::Template), for those who may edit for it.

/// GET /api/v1/agencies/{id}/templates: {"items":[{"name","author","changed_at","document"}]}.
http::Response list_templates(const http::Request& request, app::App& app);

/// PUT /api/v1/agencies/{id}/templates/{name}: the document; adds or replaces.
http::Response put_template(const http::Request& request, app::App& app);

/// DELETE of the same. Errors: kNotFound "template_not_found".
http::Response remove_template(const http::Request& request, app::App& app);

}  // namespace portal::api
