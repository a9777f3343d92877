#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// GET /api/v1/agencies: all of them, with parents, numbers of public datasets, successors and
/// predecessors; a former unit also with how many of today's public datasets were its own.
http::Response list_agencies(const http::Request& request, app::App& app);

/// GET /api/v1/agencies/{id}: one, by slug.
http::Response show_agency(const http::Request& request, app::App& app);

/// GET /api/v1/themes, /api/v1/licenses: the terms in use come with their counts.
http::Response list_themes(const http::Request& request, app::App& app);
http::Response list_licences(const http::Request& request, app::App& app);

/// GET /api/v1/vocabularies and /api/v1/vocabularies/{name}.
http::Response list_vocabularies(const http::Request& request, app::App& app);
http::Response show_vocabulary(const http::Request& request, app::App& app);

/// GET /api/v1/changes?since=&limit=: the change log, public datasets only.
http::Response list_changes(const http::Request& request, app::App& app);

/// One agency with its numbers and successors, as the list has it.
/// Errors: kNotFound "agency_unknown".
base::Json full_agency_json(const std::string& slug, const catalog::store::Reader& reader,
                            const app::App& app);

/// The agency as clients get it.
base::Json agency_json(const catalog::store::StoredAgency& agency, const app::App& app);

}  // namespace portal::api
