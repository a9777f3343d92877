#pragma once

#include <string>
#include <vector>

#include "catalog/coverage/issued_list.hpp"
#include "portal/app/app.hpp"
#include "portal/coverage/parts.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// GET and POST /vi/manage/{agency}/lists: the list of open data that the agency issued: the next
/// version by a table ("do" is upload), or the present one gone through again (reviewed).
http::Response manage_issued(const http::Request& request, app::App& app);
http::Response change_issued(const http::Request& request, app::App& app);

/// Entries as somebody may see them: for others than the agency's own without datasets that are not
/// public.
std::vector<coverage::IssuedEntry> shown_entries(const Reader& reader,
                                                 std::vector<coverage::IssuedEntry> entries,
                                                 bool is_own);

}  // namespace portal::coverage
