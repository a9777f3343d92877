#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// POST /api/v1/agencies: {"slug","name":{"vi","en"},"parent","type","homepage","@id"}.
/// Errors: as catalog::publish::put_agency(); kConflict "agency_slug_taken".
http::Response add_agency(const http::Request& request, app::App& app);

/// PATCH /api/v1/agencies/{id}: what is given of the same replaces what was; null removes. A new
/// "slug" renames, "parent" nests; "legal" tells by what: {"date","title","number","url"}.
/// Errors: as catalog::publish::revise_agency().
http::Response change_agency(const http::Request& request, app::App& app);

/// POST /api/v1/agencies/{id}/merge: {"from":[slugs],"legal":{…},"move_members":true} takes others
/// into this one. …/split: {"into":[{"agency":slug,"datasets":[…]}, …],"legal":{…}} ends this one.
/// …/close: {"legal":{…}}. Each answers the agency, and how many datasets move later.
/// Errors: as the functions of catalog/publish/agencies_merge.hpp.
http::Response merge_agencies(const http::Request& request, app::App& app);
http::Response split_agency(const http::Request& request, app::App& app);
http::Response close_agency(const http::Request& request, app::App& app);

}  // namespace portal::api
