#pragma once

#include <string>

namespace base {

/// A UUID of version 4 from the system's random numbers.
std::string random_uuid();

/// `bytes` random bytes as hexadecimal text.
std::string random_hex(std::size_t bytes);

}  // namespace base
