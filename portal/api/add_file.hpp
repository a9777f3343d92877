#pragma once

#include <memory>

#include "portal/app/app.hpp"
#include "portal/http/body_sink.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// Lets the file of POST /api/v1/files in, by the head alone.
/// Errors: as app::agency_for_file() and app::want_room_for(); kMalformed "file_name_needed",
/// "multipart_bad".
std::shared_ptr<http::BodySink> admit_file(const http::Request& head, app::App& app);

/// POST /api/v1/files: makes what came an uploaded file; 201 with what is known of it.
/// Errors: kInvalidData "file_infected"; kStorageFull; kMalformed "file_field_missing",
/// "file_cut_off".
http::Response add_file(const http::Request& request, app::App& app);

/// GET /api/v1/files/{id}: the same, for whoever may read the drafts of its agency.
http::Response show_uploaded_file(const http::Request& request, app::App& app);

}  // namespace portal::api
