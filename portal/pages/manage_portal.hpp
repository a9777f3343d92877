#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET and POST /vi/manage/portal: the settings that administrators may change while the portal
/// runs. What the environment or a flag set is shown and locked. A form with a fault changes
/// nothing: it is shown again, each sentence beside its field.
http::Response show_portal_settings(const http::Request& request, app::App& app);
http::Response change_portal_settings(const http::Request& request, app::App& app);

}  // namespace portal::pages
