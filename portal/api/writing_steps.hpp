#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "portal/app/app.hpp"
#include "portal/app/editing.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// What the routes that write have in common.

/// The object in the body. Errors: kUnsupportedType "body_type_bad" when its type is none of these;
/// kMalformed when it is no JSON object.
base::Json read_object(const http::Request& request, std::initializer_list<std::string_view> types);
/// A dataset document.
base::Json read_document(const http::Request& request);

/// What If-Match and If-None-Match say that the writer saw.
app::Seen seen_by(const http::Request& request);
app::Target target_of(const http::Request& request);

app::Writer writer_of(const http::Request& request, std::string note);
/// With the note in the address, where the body is the document.
app::Writer writer_of(const http::Request& request);

/// With `wait=indexed`: waits until searches show a change, at most ten seconds, and says in
/// "Indexed" whether they do. Half of the workers may wait at once; others are answered at once.
void await_index(const http::Request& request, app::App& app, std::int64_t seq,
                 http::Response& response);

}  // namespace portal::api
