#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::pages {

/// GET and POST /vi/manage/{agency}/members: who belongs to an agency and who asks to, for its
/// admins; the form's field `do` says what is done: role, dismiss, approve, decline or invite.
/// Errors: kForbidden without the right in that agency; kNotFound "agency_unknown"; kMalformed
/// "form_field_bad".
http::Response show_members(const http::Request& request, app::App& app);
http::Response change_members(const http::Request& request, app::App& app);

/// POST /vi/account/memberships: whoever is signed in asks to belong to an agency (fields `agency`,
/// its slug, and `note`). Errors: as people::ask_membership().
http::Response ask_membership(const http::Request& request, app::App& app);

}  // namespace portal::pages
