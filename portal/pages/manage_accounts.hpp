#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET and POST /vi/manage/accounts?q=&page=: who may sign in, for administrators: suspended and
/// let in again, given and taken roles of the whole portal, links for a new password, new accounts.
/// Each change is told to the audit log. The last administrator stays one.
http::Response show_accounts(const http::Request& request, app::App& app);
http::Response change_accounts(const http::Request& request, app::App& app);

}  // namespace portal::pages
