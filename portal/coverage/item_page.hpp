#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// GET /vi/readiness/coverage/{checklist}/{item}: what the item is, what was found for it and who
/// says so, and where to look; whoever is signed in can name a dataset, an assessor decides.
/// Errors: kNotFound "coverage_item_unknown".
http::Response show_item(const http::Request& request, app::App& app);

/// The same after a form was sent; `done` is the key of a sentence.
http::Response item_page(const http::Request& request, app::App& app, const std::string& done);

}  // namespace portal::coverage
