#include "catalog/people/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <semaphore>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/common_password.hpp"

namespace catalog::people {
namespace {

// Twice over 64 MiB: far above the least that OWASP names (19 MiB), and little enough that a small
// machine bears kAtOnce of them beside its pages.
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 64u << 20;
constexpr std::ptrdiff_t kAtOnce = 2;
constexpr std::chrono::seconds kPatience{5};

std::counting_semaphore<kAtOnce>& places() {
  static std::counting_semaphore<kAtOnce> free(kAtOnce);
  return free;
}

[[noreturn]] void throw_busy() {
  throw base::Error(base::ErrorCode::kUnavailable, "passwords_busy");
}

// One of the places for this costly work.
class Place {
 public:
  Place() {
    if (!places().try_acquire_for(kPatience)) throw_busy();
  }
  ~Place() { places().release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
};

PasswordHash hash(std::string_view canonical) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), canonical.data(), canonical.size(), kPasses, kMemoryBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw_busy();
  return {std::string(out.data())};
}

// Of a password that nobody has, to be compared where there is no account.
const PasswordHash& nobodys_hash() {
  static const PasswordHash kHash = hash("nobody");
  return kHash;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

}  // namespace

std::optional<base::Message> find_password_fault(std::string_view password, std::string_view name) {
  const std::string canonical = base::to_nfc(password.substr(0, kMostPassword));
  const char* key = password.size() > kMostPassword                     ? "password_long"
                    : !base::is_utf8(password) || has_control(password) ? "password_unreadable"
                    : canonical.size() < kLeastPassword                 ? "password_short"
                    : is_common_password(canonical, name)               ? "password_common"
                                                                        : nullptr;
  if (!key) return std::nullopt;
  return base::Message{
      key, {{"least", std::to_string(kLeastPassword)}, {"most", std::to_string(kMostPassword)}}};
}

void check_password(std::string_view password, std::string_view name) {
  if (const auto fault = find_password_fault(password, name))
    throw base::Error(base::ErrorCode::kInvalidData, fault->key, fault->arguments);
}

PasswordHash hash_password(std::string_view password) {
  const std::string canonical = base::to_nfc(password);
  const Place place;
  return hash(canonical);
}

bool is_password(std::string_view password, const PasswordHash& kept) {
  // What is longer was never a password; what is not looked at costs nobody anything.
  const std::string canonical = base::to_nfc(password.substr(0, kMostPassword + 1));
  const Place place;
  const PasswordHash& against = kept.empty() ? nobodys_hash() : kept;
  const bool same =
      crypto_pwhash_str_verify(against.text.c_str(), canonical.data(), canonical.size()) == 0;
  return same && !kept.empty();
}

bool is_outdated(const PasswordHash& kept) {
  return crypto_pwhash_str_needs_rehash(kept.text.c_str(), kPasses, kMemoryBytes) != 0;
}

}  // namespace catalog::people
