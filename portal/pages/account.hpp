#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// The page of whoever is signed in, and what its forms do. Each form answers with the page and a
/// sentence about what was done or why not (422). A token, and a new password, take the present
/// password again.
/// Errors: kRateLimited as people::Gate::is_password_of().
http::Response show_account(const http::Request& request, app::App& app);
http::Response change_password(const http::Request& request, app::App& app);
http::Response change_codes(const http::Request& request, app::App& app);
http::Response end_session(const http::Request& request, app::App& app);
http::Response make_token(const http::Request& request, app::App& app);
http::Response revoke_token(const http::Request& request, app::App& app);

/// The account page with a sentence about what was not done.
http::Response refuse_account_change(const http::Request& request, app::App& app,
                                     const std::string& key);

}  // namespace portal::pages
