#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/message.hpp"

namespace catalog::people {

/// A password as it is kept: Argon2id with its salt and parameters, as libsodium writes it.
struct PasswordHash {
  std::string text = {};
  bool empty() const { return text.empty(); }
};

// Bytes of UTF-8 in NFC. Long ones are welcome; the upper limit only keeps the work small.
inline constexpr std::size_t kLeastPassword = 12;
inline constexpr std::size_t kMostPassword = 1024;

/// Why a password may not be chosen by whoever signs in with `name`: "password_short",
/// "password_long", "password_unreadable" (not UTF-8, or with control characters),
/// "password_common" (see common_password.hpp). Nothing when it may.
std::optional<base::Message> find_password_fault(std::string_view password, std::string_view name);

/// Errors: kInvalidData as find_password_fault() says.
void check_password(std::string_view password, std::string_view name);

/// Hashes what check_password() took.
/// Limits: about a tenth of a second and 64 MiB; few at a time, others wait.
/// Errors: kUnavailable "passwords_busy" after some seconds of waiting, or without memory.
/// Thread: any. Source: RFC 9106 (Argon2id); OWASP Password Storage Cheat Sheet.
PasswordHash hash_password(std::string_view password);

/// Whether it is that password. With an empty hash it takes as long and answers no, so that nobody
/// learns by the clock which names there are. Limits and errors: as hash_password().
bool is_password(std::string_view password, const PasswordHash& hash);

/// Whether it was made with other parameters than today's; to be renewed at the next sign-in.
bool is_outdated(const PasswordHash& hash);

}  // namespace catalog::people
