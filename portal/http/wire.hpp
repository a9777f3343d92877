#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "portal/http/message.hpp"

namespace portal::http {

/// "Not Found"; "Status" for a number without a name. Source: RFC 9110, 15.
std::string_view reason(int status);

/// Whether answers of this status may have a body. Source: RFC 9110, 6.4.1.
bool allows_body(int status);

/// How the connection goes on after an answer.
enum class After {
  kKeep,     // HTTP/1.1's default, said by nothing
  kKeepOld,  // said to HTTP/1.0
  kClose,
};

/// Writes the status line and the fields Date and Connection in place of what `out` held.
void write_opening(int status, std::string_view date, After after, std::string& out);

/// Appends the fields of an answer, the one that delimits its body, and the empty line.
/// Fields that are the server's own are left out; line breaks in values become spaces.
/// `chunked`: a body of unknown length goes chunked.
void write_fields(const Response& response, bool chunked, std::string& out);

/// The text of the Date field, made anew when the second changes. Thread: one.
class DateText {
 public:
  std::string_view now();
  std::int64_t second() const { return second_; }  // that now() told last, since 1970

 private:
  std::int64_t second_ = -1;
  std::string text_;
};

}  // namespace portal::http
