#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/assess/reading.hpp"
#include "portal/web/page.hpp"

namespace portal::assess {

/// The list of assessments for whoever asks.
std::string list_page(app::App& app, const http::Request& request, const web::PageContext& context);

}  // namespace portal::assess
