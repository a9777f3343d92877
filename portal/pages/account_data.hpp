#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET /vi/account/data: all that the portal keeps of whoever is signed in, as a JSON file.
http::Response export_account(const http::Request& request, app::App& app);

/// POST /vi/account/delete: the account goes, with roles, sessions and tokens; revisions keep an
/// anonymous name, entries of the audit log neither name nor words. The password is asked again;
/// the last administrator stays.
http::Response delete_account(const http::Request& request, app::App& app);

}  // namespace portal::pages
