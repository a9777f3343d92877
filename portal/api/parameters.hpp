#pragma once

#include <cstdint>

#include "portal/http/message.hpp"

namespace portal::api {

/// The whole number that a parameter says; `usual` when it is absent or empty.
/// Errors: kMalformed "parameter_bad" when it is none from `least` to `most`.
std::int64_t integer_parameter(const http::Request& request, const char* name, std::int64_t usual,
                               std::int64_t least, std::int64_t most);

}  // namespace portal::api
