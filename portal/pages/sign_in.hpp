#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET and POST /vi/sign-in: name and password, then on to where the reader wanted to go (`next`,
/// an address of this portal), else to their account.
/// Errors of the POST: as people::Gate::sign_in().
http::Response show_sign_in(const http::Request& request, app::App& app);
http::Response sign_in(const http::Request& request, app::App& app);

/// POST /vi/sign-out: the session ends here and in the browser.
http::Response sign_out(const http::Request& request, app::App& app);

/// GET and POST /vi/accept/{secret}: what a one-time link is for; signs in once it is done.
/// Errors: kGone "link_gone"; as people::accept_link().
http::Response show_accept(const http::Request& request, app::App& app);
http::Response accept(const http::Request& request, app::App& app);

/// A page that is one person's, or that nobody may keep: with the status of what became of a form.
http::Response private_page(std::string html, const std::string& language, int status = 200);

}  // namespace portal::pages
