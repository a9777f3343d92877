#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "portal/http/message.hpp"

namespace portal::http {

/// Finds the end of a request's head in bytes that come in parts, and refuses early what can never
/// be one: a line ended by a bare LF, a folded line, more than 8 empty lines, a first byte that
/// begins no method. Source: RFC 9112, 2.2 and 5.2.
class HeadScanner {
 public:
  enum class State { kMore, kWhole, kBad };

  /// `bytes` begin with the message and grow from call to call.
  State scan(std::string_view bytes);

  std::size_t begin() const { return begin_; }  // after empty lines
  std::size_t end() const { return end_; }      // after the empty line that ends the head
  /// Whether anything but empty lines has come.
  bool has_begun(std::string_view bytes) const { return bytes.size() > begin_; }

 private:
  std::size_t begin_ = 0;
  std::size_t line_ = 0;  // start of the line that is not ended yet
  std::size_t next_ = 0;  // first byte not looked at
  std::size_t end_ = 0;
  unsigned empty_lines_ = 0;
};

/// How the body of a request is delimited, and what becomes of the connection after it.
struct Framing {
  int refused = 0;  // the status to refuse the request with; 0 when it may be served
  bool keep_alive = false;
  bool chunked = false;
  bool expects_continue = false;
  std::uint64_t content_bytes = 0;

  bool has_body() const { return chunked || content_bytes > 0; }
};

/// The rules of HTTP/1.1 that a parser does not hold: one valid Host, Content-Length and
/// Transfer-Encoding that cannot be read in two ways, targets of printable characters, known
/// methods, known expectations. Splits the target; an absolute one replaces the Host field.
/// Source: RFC 9112, 3.2, 6.1, 6.3; RFC 9110, 7.2, 10.1.1.
Framing check_head(Request& request);

}  // namespace portal::http
