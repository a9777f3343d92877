#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// POST /api/v1/coverage/claims: {"item","dataset","note"} names a dataset for an item; 201 when
/// that was new. …/confirm: {"item","dataset","characteristics":[…]} (or "all"); …/reject:
/// {"item","dataset","reason"}; …/not-applicable: {"item","reason"}, and with "applicable": true
/// the item is asked for again. Each answers the item.
/// Errors: as portal/coverage/acts.hpp; kMalformed "body_not_object".
http::Response add_claim(const http::Request& request, app::App& app);
http::Response confirm_claim(const http::Request& request, app::App& app);
http::Response reject_claim(const http::Request& request, app::App& app);
http::Response change_applicable(const http::Request& request, app::App& app);

}  // namespace portal::coverage
