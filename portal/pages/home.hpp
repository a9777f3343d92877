#pragma once

#include <string>
#include <vector>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"
#include "portal/web/home_page.hpp"

namespace portal::pages {

/// GET /: to the reader's language.
http::Response choose_language(const http::Request& request, app::App& app);

/// GET /vi, /en: the home page.
http::Response show_home(const http::Request& request, app::App& app);

/// GET /vi/about, /vi/developers.
http::Response show_about(const http::Request& request, app::App& app);

/// A page as it is sent: HTML with its language, and validators of the catalogue's change number.
http::Response page(std::string html, const web::PageContext& context, const app::App& app);

/// Agencies with public datasets, most first.
std::vector<web::AgencyCount> count_agencies(app::App& app);

/// The cards of a search, as JSON.
base::Json cards_of(const search::SearchResult& result);

}  // namespace portal::pages
