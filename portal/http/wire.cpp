#include "portal/http/wire.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"

namespace portal::http {
namespace {

using Reason = std::pair<int, std::string_view>;

constexpr std::array kReasons = {
    Reason(200, "OK"),
    Reason(201, "Created"),
    Reason(202, "Accepted"),
    Reason(204, "No Content"),
    Reason(206, "Partial Content"),
    Reason(301, "Moved Permanently"),
    Reason(302, "Found"),
    Reason(303, "See Other"),
    Reason(304, "Not Modified"),
    Reason(307, "Temporary Redirect"),
    Reason(308, "Permanent Redirect"),
    Reason(400, "Bad Request"),
    Reason(401, "Unauthorized"),
    Reason(403, "Forbidden"),
    Reason(404, "Not Found"),
    Reason(405, "Method Not Allowed"),
    Reason(406, "Not Acceptable"),
    Reason(408, "Request Timeout"),
    Reason(409, "Conflict"),
    Reason(410, "Gone"),
    Reason(411, "Length Required"),
    Reason(412, "Precondition Failed"),
    Reason(413, "Content Too Large"),
    Reason(414, "URI Too Long"),
    Reason(415, "Unsupported Media Type"),
    Reason(416, "Range Not Satisfiable"),
    Reason(417, "Expectation Failed"),
    Reason(422, "Unprocessable Content"),
    Reason(428, "Precondition Required"),
    Reason(429, "Too Many Requests"),
    Reason(431, "Request Header Fields Too Large"),
    Reason(500, "Internal Server Error"),
    Reason(501, "Not Implemented"),
    Reason(502, "Bad Gateway"),
    Reason(503, "Service Unavailable"),
    Reason(504, "Gateway Timeout"),
    Reason(505, "HTTP Version Not Supported"),
    Reason(507, "Insufficient Storage"),
};

bool is_servers_own(std::string_view name) {
  constexpr std::array<std::string_view, 6> own_names = {
      "date", "connection", "content-length", "transfer-encoding", "keep-alive", "trailer"};
  const char first = name.empty() ? '\0' : static_cast<char>(name[0] | 0x20);
  if (first != 'd' && first != 'c' && first != 't' && first != 'k') return false;
  return std::any_of(own_names.begin(), own_names.end(), [&](std::string_view own) {
    return own.size() == name.size() && base::equal_ignoring_ascii_case(own, name);
  });
}

bool breaks_lines(char c) {
  return c == '\r' || c == '\n' || c == '\0';
}

void write_field(const Header& header, std::string& out) {
  out += header.name;
  out += ": ";
  const auto start = out.size();
  out += header.value;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), breaks_lines, ' ');
  out += "\r\n";
}

}  // namespace

std::string_view reason(int status) {
  for (const auto& [number, text] : kReasons)
    if (number == status) return text;
  return "Status";
}

bool allows_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

void write_opening(int status, std::string_view date, After after, std::string& out) {
  out.assign("HTTP/1.1 ");
  out += static_cast<char>('0' + status / 100 % 10);
  out += static_cast<char>('0' + status / 10 % 10);
  out += static_cast<char>('0' + status % 10);
  out += ' ';
  out += reason(status);
  out += "\r\nDate: ";
  out += date;
  out += "\r\n";
  if (after == After::kClose) out += "Connection: close\r\n";
  if (after == After::kKeepOld) out += "Connection: keep-alive\r\n";
}

void write_fields(const Response& response, bool chunked, std::string& out) {
  for (const Header& header : response.headers)
    if (!is_servers_own(header.name)) write_field(header, out);
  if (allows_body(response.status)) {
    if (const auto bytes = body_bytes(response))
      out += "Content-Length: " + std::to_string(*bytes) + "\r\n";
    else if (chunked)
      out += "Transfer-Encoding: chunked\r\n";
  }
  out += "\r\n";
}

std::string_view DateText::now() {
  const auto time = std::chrono::floor<std::chrono::seconds>(base::now());
  const std::int64_t second = time.time_since_epoch().count();
  if (second != second_) {
    text_ = base::format_http_time(time);
    second_ = second;
  }
  return text_;
}

}  // namespace portal::http
