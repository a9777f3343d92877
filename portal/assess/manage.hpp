#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

/// Where assessors write: forms that need no script. All need the right to assess.
namespace portal::assess {

/// GET and POST /vi/manage/assessments: the list; to open one, and to take one from its JSON.
http::Response show_desk(const http::Request& request, app::App& app);
http::Response change_desk(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/assessments/{id}: progress, head, own questions, review, publication.
http::Response show_overview(const http::Request& request, app::App& app);
http::Response change_overview(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/assessments/{id}/questions/{question}.
http::Response show_question(const http::Request& request, app::App& app);
http::Response send_question(const http::Request& request, app::App& app);

/// GET and POST /vi/manage/assessments/{id}/dimensions/{dimension}.
http::Response show_dimension(const http::Request& request, app::App& app);
http::Response send_dimension(const http::Request& request, app::App& app);

}  // namespace portal::assess
