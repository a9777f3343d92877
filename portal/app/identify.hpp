#pragma once

#include <string>

#include "portal/app/app.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// Who sends a request: by the token in Authorization ("Bearer …", or the token alone, as CKAN's
/// clients send it) or in X-CKAN-API-Key, else by the cookie of a session, else nobody in
/// particular. Other schemes of Authorization are somebody else's, such as a proxy's.
/// Errors: kUnauthenticated when a token is no good: as people::Gate::find_by_token().
people::Principal identify(const http::Request& request, App& app);

/// The network address of whoever asks: of a proxy on this machine, the last one that it names.
std::string address_of(const http::Request& request);

/// The secret of the session in the cookie, whether it is good or not; empty without one.
std::string session_secret_of(const http::Request& request, const App& app);

/// Sets the cookie: "__Host-session", for this host alone, out of the reach of scripts and of
/// other sites' requests. A portal that is reached by plain http from elsewhere cannot have a
/// secure cookie; it is then called "session".
void set_session(http::Response& response, const App& app, const std::string& secret);
/// Takes the cookie away.
void clear_session(http::Response& response, const App& app);

/// The address of a one-time link, for whoever it is sent to.
std::string link_address(const Config& config, const std::string& secret);

}  // namespace portal::app
