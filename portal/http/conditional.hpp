#pragma once

#include <optional>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "portal/http/message.hpp"

namespace portal::http {

/// What tells one state of a resource from another.
struct Validators {
  std::string_view etag;  // with its quotes: "\"7\"", "W/\"7\""; empty: none
  std::optional<base::Time> last_modified;
  bool exists = true;  // whether there is a current representation, for "*"
};

enum class Condition {
  kProceed,
  kNotModified,  // 304
  kFailed,       // 412
};

/// What If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since ask of a request for a
/// resource in this state. A writer calls it before the change, with the state as it is.
/// Source: RFC 9110, 13.2.2.
Condition check_conditions(const Request& request, const Validators& validators);

/// Whether a field of entity tags names `etag`, or is "*". Weak comparison ignores "W/".
/// Source: RFC 9110, 8.8.3.2.
bool names_etag(std::string_view field, std::string_view etag, bool strong);

/// Any of the three date forms of HTTP. Source: RFC 9110, 5.6.7.
std::optional<base::Time> parse_any_http_time(std::string_view text);

/// Whether a request has any condition or a Range.
bool has_conditions(const Request& request);

/// A successful answer (200) to GET or HEAD as its request's conditions and Range ask: itself,
/// 304, 412, 206 or 416, by its own ETag and Last-Modified. Every other answer stays as it is, so
/// it may be called twice. The server calls it on every answer.
/// Range is served for one range of a body whose length is known, for GET.
Response conclude(const Request& request, Response response);

}  // namespace portal::http
