#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// GET /vi/readiness/coverage: all checklists, how much of each is covered, and where it is from.
http::Response show_lists(const http::Request& request, app::App& app);

/// GET /vi/readiness/coverage/{checklist}: its items and what is known of each, as a matrix.
/// Errors: kNotFound "coverage_list_unknown".
http::Response show_list(const http::Request& request, app::App& app);

/// GET /readiness/checklist/{checklist}/{item}, by which records name what they cover: to the page.
http::Response find_item_page(const http::Request& request, app::App& app);

/// What is said of a checklist wherever it is shown: how far it was compared with its source, and
/// "based on ODRA v3.1" where that is so.
std::string provenance_words(const std::string& language,
                             const catalog::readiness::Checklist& list);

}  // namespace portal::coverage
