#include "portal/http/conditional.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/http/range.hpp"

namespace portal::http {
namespace {

std::string_view opaque_part(std::string_view etag) {
  return etag.starts_with("W/") ? etag.substr(2) : etag;
}

bool is_weak(std::string_view etag) {
  return etag.starts_with("W/");
}

// Takes the next entity tag off a list; empty at the end or at the first ill-formed member.
std::string_view take_etag(std::string_view& list) {
  while (!list.empty() && (list[0] == ' ' || list[0] == '\t' || list[0] == ','))
    list.remove_prefix(1);
  const std::size_t open = list.starts_with("W/") ? 2 : 0;
  if (open >= list.size() || list[open] != '"') return {};
  const auto close = list.find('"', open + 1);
  if (close == std::string_view::npos) return {};
  const std::string_view etag = list.substr(0, close + 1);
  list.remove_prefix(close + 1);
  return etag;
}

// "Sunday, 06-Nov-94 08:49:37 GMT"; two digits of a year that is at most 50 years ahead.
std::optional<base::Time> parse_rfc850_time(std::string_view text) {
  const auto comma = text.find(", ");
  if (comma == std::string_view::npos || text.size() != comma + 2 + 22) return std::nullopt;
  const std::string_view date = text.substr(comma + 2, 9);
  if (date[2] != '-' || date[6] != '-') return std::nullopt;
  const std::string head =
      "Sun, " + std::string(date.substr(0, 2)) + " " + std::string(date.substr(3, 3)) + " ";
  const std::string tail = std::string(date.substr(7)) + std::string(text.substr(comma + 11));
  const auto recent = base::parse_http_time(head + "20" + tail);
  if (!recent) return std::nullopt;
  const auto far_ahead = base::now() + std::chrono::years(50);
  return *recent > far_ahead ? base::parse_http_time(head + "19" + tail) : recent;
}

// "Sun Nov  6 08:49:37 1994"
std::optional<base::Time> parse_asctime(std::string_view text) {
  if (text.size() != 24 || text[3] != ' ' || text[7] != ' ' || text[10] != ' ' || text[19] != ' ')
    return std::nullopt;
  std::string day(text.substr(8, 2));
  if (day[0] == ' ') day[0] = '0';
  return base::parse_http_time("Sun, " + day + " " + std::string(text.substr(4, 3)) + " " +
                               std::string(text.substr(20)) + " " +
                               std::string(text.substr(11, 8)) + " GMT");
}

// HTTP dates have whole seconds.
bool is_later(const base::Time& state, const base::Time& date) {
  return std::chrono::floor<std::chrono::seconds>(state) >
         std::chrono::floor<std::chrono::seconds>(date);
}

std::optional<base::Time> date_of(const Request& request, std::string_view name) {
  const std::string* field = request.headers.find(name);
  return field ? parse_any_http_time(*field) : std::nullopt;
}

// Whether If-Range, if sent, still names this state (RFC 9110, 13.1.5: strong comparison).
bool range_applies(const Request& request, const Validators& validators) {
  const std::string* field = request.headers.find("if-range");
  if (!field) return true;
  if (field->starts_with('"') || field->starts_with("W/"))
    return names_etag(*field, validators.etag, true);
  const auto date = parse_any_http_time(*field);
  return date && validators.last_modified && !is_later(*validators.last_modified, *date) &&
         !is_later(*date, *validators.last_modified);
}

// An answer without a body keeps what is said about the resource, not about the bytes.
Response without_body(int status, Response response) {
  constexpr std::array<std::string_view, 7> about_bytes = {
      "content-type",     "content-length", "content-encoding", "content-range",
      "content-language", "digest",         "repr-digest"};
  for (const std::string_view name : about_bytes) response.headers.remove(name);
  if (status != 304) response.headers.remove("content-disposition");
  response.status = status;
  response.body = std::string();
  return response;
}

Body slice(Body body, std::uint64_t first, std::uint64_t length) {
  if (auto* bytes = std::get_if<std::string>(&body)) return bytes->substr(first, length);
  if (auto* shared = std::get_if<SharedBytes>(&body)) {
    shared->offset += first;
    shared->length = length;
  }
  if (auto* range = std::get_if<FileRange>(&body)) {
    range->offset += first;
    range->length = length;
  }
  return body;
}

Response apply_range(const Request& request, Response response, std::uint64_t size) {
  const std::string* field = request.headers.find("range");
  const RangeChoice choice = choose_range(*field, size);
  if (choice.kind == RangeChoice::Kind::kWhole) return response;
  if (choice.kind == RangeChoice::Kind::kUnsatisfiable)
    response = without_body(416, std::move(response));
  else
    response.body = slice(std::move(response.body), choice.first, choice.length);
  if (response.status == 200) response.status = 206;
  response.headers.set("Content-Range", content_range(choice, size));
  return response;
}

}  // namespace

bool has_conditions(const Request& request) {
  for (const Header& header : request.headers) {
    const char first = header.name.empty() ? '\0' : header.name[0];
    if (first != 'i' && first != 'I' && first != 'r' && first != 'R') continue;
    const std::string name = base::lower_ascii(header.name);
    if (name.starts_with("if-") || name == "range") return true;
  }
  return false;
}

bool names_etag(std::string_view field, std::string_view etag, bool strong) {
  field = base::trim(field);
  if (field == "*") return true;
  if (etag.empty() || (strong && is_weak(etag))) return false;
  for (auto member = take_etag(field); !member.empty(); member = take_etag(field))
    if (opaque_part(member) == opaque_part(etag) && !(strong && is_weak(member))) return true;
  return false;
}

std::optional<base::Time> parse_any_http_time(std::string_view text) {
  text = base::trim(text);
  if (const auto time = base::parse_http_time(text)) return time;
  if (const auto time = parse_rfc850_time(text)) return time;
  return parse_asctime(text);
}

Condition check_conditions(const Request& request, const Validators& validators) {
  const auto names = [&](const std::string& field, bool strong) {
    if (base::trim(field) == "*") return validators.exists;
    return validators.exists && names_etag(field, validators.etag, strong);
  };
  if (request.headers.has("if-match")) {
    if (!names(request.header("if-match"), true)) return Condition::kFailed;
  } else if (const auto date = date_of(request, "if-unmodified-since")) {
    if (validators.last_modified && is_later(*validators.last_modified, *date))
      return Condition::kFailed;
  }
  if (request.headers.has("if-none-match")) {
    if (names(request.header("if-none-match"), false))
      return request.is_read() ? Condition::kNotModified : Condition::kFailed;
  } else if (request.is_read()) {
    const auto date = date_of(request, "if-modified-since");
    if (date && validators.last_modified && !is_later(*validators.last_modified, *date))
      return Condition::kNotModified;
  }
  return Condition::kProceed;
}

Response conclude(const Request& request, Response response) {
  if (response.status != 200 || !request.is_read() || !has_conditions(request)) return response;
  const std::string etag = response.headers.joined("etag");
  Validators validators{etag, std::nullopt, true};
  if (const std::string* date = response.headers.find("last-modified"))
    validators.last_modified = base::parse_http_time(*date);
  switch (check_conditions(request, validators)) {
    case Condition::kNotModified:
      return without_body(304, std::move(response));
    case Condition::kFailed:
      return without_body(412, std::move(response));
    case Condition::kProceed:
      break;
  }
  const auto size = body_bytes(response);
  const bool ranged = request.method == "GET" && request.headers.has("range") && size;
  if (!ranged || !range_applies(request, validators)) return response;
  return apply_range(request, std::move(response), *size);
}

}  // namespace portal::http
