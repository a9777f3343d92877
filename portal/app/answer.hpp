#pragma once

#include <string>
#include <string_view>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// The language for a reader: of the path ("/vi/…"), else the parameter `lang`, else the cookie
/// "lang", else Accept-Language, else the portal's default.
std::string language_of(const http::Request& request, const App& app);

/// Tells caches what language_of() looked at, beside what the answer varies by already.
void vary_by_language(http::Response& response);

/// The HTTP status of an error code. This is the only place that knows.
int status_of(base::ErrorCode code);

/// application/problem+json; `more` are members of its own. Source: RFC 9457.
http::Response problem(int status, const base::Message& message, const std::string& language,
                       const std::string& request_id,
                       const base::Json& more = base::Json::object());

/// A page that tells what went wrong, for people.
http::Response error_page(const http::Request& request, const App& app, int status,
                          const base::Message& message, const std::string& request_id);

/// 406: the address has none of the forms that the request accepts.
http::Response not_acceptable(const http::Request& request, const App& app,
                              const std::string& offered);

/// JSON with Content-Type, in one line.
http::Response json_answer(const base::Json& value);

/// What pages say of the portal in its owner's words.
web::SiteWords site_words(const Site& site);

/// What pages need to know of the request.
web::PageContext page_context(const http::Request& request, const App& app);

/// Sets ETag (with its quotes) and Last-Modified.
void set_validators(http::Response& response, std::string_view etag, base::Time last_modified);

}  // namespace portal::app
