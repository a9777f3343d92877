#include "portal/http/framing.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "catalog/base/text.hpp"
#include "portal/http/url.hpp"

namespace portal::http {
namespace {

constexpr unsigned kMaximumEmptyLines = 8;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_word(std::string_view text, std::string_view word) {
  return text == word || base::equal_ignoring_ascii_case(text, word);
}

// "example.org", "127.0.0.1:80", "[::1]:8080" (RFC 3986, 3.2.2, without user and empty names).
bool is_valid_host(std::string_view host) {
  const bool bracketed = host.starts_with('[');
  const auto end = bracketed ? host.find(']') : host.find(':');
  if (bracketed && end == std::string_view::npos) return false;
  const std::string_view name = host.substr(0, bracketed ? end + 1 : end);
  std::string_view port = host.substr(name.size());
  if (name.empty() || (bracketed && name.size() < 4) || host.size() > 300) return false;
  if (!port.empty() && port[0] != ':') return false;
  if (!port.empty()) port.remove_prefix(1);
  if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return false;
  const std::string_view others = bracketed ? "[]:." : "-._~!$&'()*+,;=%";
  return std::all_of(name.begin(), name.end(), [&](char c) {
    return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
  });
}

// "http://host/path?query" (RFC 9112, 3.2.2): the target's host counts, not the field's.
bool split_absolute(Request& request) {
  const auto scheme_end = request.target.find("://");
  if (scheme_end == std::string::npos) return false;
  const std::string_view target = request.target;
  const std::string_view scheme = target.substr(0, scheme_end);
  if (!is_word(scheme, "http") && !is_word(scheme, "https")) return false;
  const std::string_view rest = target.substr(scheme_end + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
  if (!is_valid_host(authority)) return false;
  const std::string_view address = rest.substr(authority.size());
  const std::string_view path = address.substr(0, address.find('?'));
  request.path = path.empty() ? "/" : path;
  request.raw_query = path.size() < address.size() ? address.substr(path.size() + 1) : "";
  request.headers.set("host", authority);
  return true;
}

bool is_letter_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool split_target(Request& request) {
  if (std::any_of(request.target.begin(), request.target.end(), is_letter_beyond_ascii))
    request.target = escape_letters(request.target);
  const std::string_view target = request.target;
  const auto is_sendable = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
  if (!std::all_of(target.begin(), target.end(), is_sendable)) return false;
  request.raw_query.clear();
  if (target == "*") {
    request.path = target;
    return request.method == "OPTIONS";
  }
  if (!target.starts_with('/')) return split_absolute(request) && is_readable_path(request.path);
  const auto question = target.find('?');
  request.path.assign(target.substr(0, question));
  if (question != std::string_view::npos) request.raw_query.assign(target.substr(question + 1));
  return is_readable_path(request.path);
}

// A transfer coding that we know the name of but do not read is 501, anything else is 400.
int refuse_coding(std::string_view field) {
  constexpr std::array<std::string_view, 6> known_codings = {"chunked", "compress", "deflate",
                                                             "gzip",    "identity", "x-gzip"};
  for (const std::string& member : base::split(field, ',')) {
    const std::string name = base::lower_ascii(base::trim(member));
    if (std::find(known_codings.begin(), known_codings.end(), name) == known_codings.end())
      return 400;
  }
  return base::equal_ignoring_ascii_case(field, "chunked, chunked") ? 400 : 501;
}

struct Counts {
  int hosts = 0;
  int lengths = 0;
  int codings = 0;
  bool close = false;
  bool keep = false;
};

void read_connection(const std::string& value, Counts& counts) {
  if (is_word(value, "keep-alive")) {
    counts.keep = true;
    return;
  }
  for (const std::string& member : base::split(value, ',')) {
    counts.close |= is_word(base::trim(member), "close");
    counts.keep |= is_word(base::trim(member), "keep-alive");
  }
}

// Digits only, at most 18 of them, so that no reading of it overflows.
bool read_length(const std::string& value, Framing& framing) {
  if (value.empty() || value.size() > 18) return false;
  framing.content_bytes = 0;
  for (const char c : value) {
    if (!is_digit(c)) return false;
    framing.content_bytes = framing.content_bytes * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return true;
}

// What one field says of the framing; the status to refuse it with, or 0.
int read_field(const Header& header, const Request& request, Framing& framing, Counts& counts) {
  const std::string& name = header.name;
  if (name == "host") {
    ++counts.hosts;
    return is_valid_host(header.value) ? 0 : 400;
  }
  if (name == "connection") read_connection(header.value, counts);
  if (name == "content-length") {
    ++counts.lengths;
    return read_length(header.value, framing) ? 0 : 400;
  }
  if (name == "transfer-encoding") {
    ++counts.codings;
    framing.chunked = true;
    if (request.minor_version == 0) return 400;
    return is_word(header.value, "chunked") ? 0 : refuse_coding(header.value);
  }
  if (name == "expect" && request.minor_version > 0) {
    framing.expects_continue = is_word(header.value, "100-continue");
    return framing.expects_continue ? 0 : 417;
  }
  return 0;
}

bool is_known_method(std::string_view method) {
  constexpr std::array<std::string_view, 7> methods = {"GET",   "HEAD",   "POST",   "PUT",
                                                       "PATCH", "DELETE", "OPTIONS"};
  return std::find(methods.begin(), methods.end(), method) != methods.end();
}

}  // namespace

HeadScanner::State HeadScanner::scan(std::string_view bytes) {
  while (next_ < bytes.size()) {
    if (next_ == line_ && line_ == begin_ && bytes[next_] != '\r' && !is_letter(bytes[next_]))
      return State::kBad;
    if (next_ == line_ && (bytes[line_] == ' ' || bytes[line_] == '\t')) return State::kBad;
    const auto line_feed = bytes.find('\n', next_);
    if (line_feed == std::string_view::npos) {
      next_ = bytes.size();
      break;
    }
    if (line_feed == line_ || bytes[line_feed - 1] != '\r') return State::kBad;
    const bool empty = line_feed == line_ + 1;
    next_ = line_feed + 1;
    if (empty && line_ > begin_) {
      end_ = next_;
      return State::kWhole;
    }
    if (empty && ++empty_lines_ > kMaximumEmptyLines) return State::kBad;
    line_ = next_;
    if (empty) begin_ = next_;
  }
  return State::kMore;
}

Framing check_head(Request& request) {
  Framing framing;
  Counts counts;
  for (const Header& header : request.headers) {
    const int refused = read_field(header, request, framing, counts);
    // The first fault decides, but Content-Length beside Transfer-Encoding is always 400.
    if (refused != 0 && framing.refused == 0) framing.refused = refused;
  }
  const bool ambiguous = counts.lengths + counts.codings > 1 || counts.hosts > 1;
  const bool homeless = counts.hosts == 0 && request.minor_version > 0;
  if (ambiguous || homeless) framing.refused = 400;
  if (framing.refused == 0 && !is_known_method(request.method)) framing.refused = 501;
  if (framing.refused == 0 && !split_target(request)) framing.refused = 400;
  framing.keep_alive = request.minor_version > 0 ? !counts.close : counts.keep && !counts.close;
  return framing;
}

}  // namespace portal::http
