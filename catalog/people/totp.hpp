#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"

namespace catalog::people {

/// A secret for an authenticator app: 160 bits by chance, as 32 letters and digits of base32.
std::string make_totp_secret();
/// Whether a text has that form.
bool is_totp_secret(std::string_view secret);

/// What an authenticator app takes: "otpauth://totp/…". Source: the key URI format of such apps.
std::string totp_address(std::string_view secret, std::string_view name, std::string_view site);

/// The code of a step (30 seconds since 1970): six digits. Source: RFC 6238 with HMAC-SHA-1.
std::string totp_code(std::string_view secret, std::int64_t step);

/// The step that a code belongs to: now, or the one before or after, as clocks differ; but none up
/// to `used`, since a code is good once. Nothing when the code is another.
std::optional<std::int64_t> find_totp_step(std::string_view secret, std::string_view code,
                                           base::Time now, std::int64_t used);

}  // namespace catalog::people
