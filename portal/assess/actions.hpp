#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

/// The action plan: for everybody what was agreed on, for assessors what is proposed too.
namespace portal::assess {

/// GET /vi/readiness/actions: by area, those overdue first.
http::Response show_actions(const http::Request& request, app::App& app);
/// GET /readiness/actions.json, .csv (`bom=1`), .ics (`lang`): what everybody may read.
http::Response send_actions_json(const http::Request& request, app::App& app);
http::Response send_actions_csv(const http::Request& request, app::App& app);
http::Response send_actions_calendar(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/actions/{id}; "new" is one to be added. Needs the right to assess.
http::Response show_action_form(const http::Request& request, app::App& app);
http::Response send_action_form(const http::Request& request, app::App& app);
/// GET /vi/manage/actions: all of them.
http::Response show_action_desk(const http::Request& request, app::App& app);

}  // namespace portal::assess
