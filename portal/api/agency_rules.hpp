#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/agencies/{id}/rules: {"two_persons":true}, what an agency wants to be so of whatever
/// it publishes; for its members. Errors: kNotFound "agency_unknown".
http::Response show_rules(const http::Request& request, app::App& app);

/// PATCH: the same object; for whoever manages its members.
/// Errors: kInvalidData "agency_rule_bad" for what is no rule.
http::Response change_rules(const http::Request& request, app::App& app);

}  // namespace portal::api
