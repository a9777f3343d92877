#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portal::http {

/// What a Range field asks of a body of known size.
struct RangeChoice {
  enum class Kind {
    kWhole,          // no usable range: answer 200
    kPart,           // answer 206 with [first, first + length)
    kUnsatisfiable,  // answer 416
  };
  Kind kind = Kind::kWhole;
  std::uint64_t first = 0;
  std::uint64_t length = 0;

  bool operator==(const RangeChoice&) const = default;
};

/// Reads "bytes=…". Another unit, a malformed list and ranges that do not join to one are served
/// whole, as a server may; so a list of many ranges never multiplies the answer.
/// Source: RFC 9110, 14.1 and 14.2.
RangeChoice choose_range(std::string_view field, std::uint64_t size);

/// "bytes 0-99/1234", or "bytes */1234" when unsatisfiable.
std::string content_range(const RangeChoice& choice, std::uint64_t size);

}  // namespace portal::http
