#pragma once

// Uploads that may be interrupted and resumed: the tus protocol 1.0.0 (core, creation, termination,
// expiration). An upload belongs to the account that began it; for all others there is none.
//
// Whatever an answer tells of its offset is on the disk. What arrived before a connection was cut
// stays too, also when the server is killed; after a power cut an upload goes on from the last
// offset that was told.

#include <chrono>
#include <memory>

#include "portal/app/app.hpp"
#include "portal/http/body_sink.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// How long an upload is kept after it was begun or last went on.
constexpr std::chrono::days kUploadKept{2};

/// What every answer at these addresses carries, and what OPTIONS tells beside.
http::Headers tus_fields(bool all);

/// POST /uploads: begins one; 201 with its address in Location.
/// Errors: kMalformed "upload_length_bad", "upload_metadata_bad", "file_name_needed"; as
/// agency_for_file() and want_room_for().
http::Response begin_upload(const http::Request& request, app::App& app);

/// GET and HEAD /uploads/{id}: how far it has come, in Upload-Offset and as JSON. One that is whole
/// but has not become a file yet (the server was killed just then) becomes one.
/// Errors: kNotFound "upload_not_found"; kGone "upload_expired".
http::Response show_upload(const http::Request& request, app::App& app);

/// PATCH /uploads/{id}: lets its next bytes in. Errors: kUnsupportedType "upload_type_bad";
/// kMalformed "upload_offset_bad"; kConflict "upload_offset_wrong", "upload_busy"; kTooLarge
/// "upload_too_long"; as show_upload().
std::shared_ptr<http::BodySink> admit_upload_part(const http::Request& head, app::App& app);

/// PATCH, once they have come: 204 with the new offset; the last one also carries File-Id and
/// Location of the file, and its description with 200 where application/json is asked for.
http::Response continue_upload(const http::Request& request, app::App& app);

/// DELETE /uploads/{id}: gives it up. Errors: as show_upload(); kConflict "upload_busy".
http::Response end_upload(const http::Request& request, app::App& app);

}  // namespace portal::api
