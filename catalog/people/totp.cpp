#include "catalog/people/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"

namespace catalog::people {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t kSecretLength = 32;
constexpr std::int64_t kStepSeconds = 30;
constexpr std::size_t kDigits = 6;
constexpr std::uint32_t kCodes = 1'000'000;

// Source: RFC 4648, 6.
std::string decode_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    bits = (bits << 5) | static_cast<std::uint32_t>(kAlphabet.find(c) & 31u);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 0xffu);
  }
  return bytes;
}

std::array<unsigned char, 8> big_endian(std::int64_t step) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes.at(i) = static_cast<unsigned char>((step >> (8 * (7 - i))) & 0xff);
  return bytes;
}

}  // namespace

std::string make_totp_secret() {
  std::string secret;
  for (std::size_t i = 0; i < kSecretLength; ++i)
    secret += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
  return secret;
}

bool is_totp_secret(std::string_view secret) {
  return secret.size() == kSecretLength &&
         secret.find_first_not_of(kAlphabet) == std::string_view::npos;
}

std::string totp_address(std::string_view secret, std::string_view name, std::string_view site) {
  const std::string issuer = base::percent_encode(site);
  return "otpauth://totp/" + issuer + ":" + base::percent_encode(name) +
         "?secret=" + std::string(secret) + "&issuer=" + issuer;
}

// Source: RFC 4226, 5.3: the last half-byte says where the four bytes of the code begin.
std::string totp_code(std::string_view secret, std::int64_t step) {
  const std::string key = decode_base32(secret);
  const auto counter = big_endian(step);
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned int length = 0;
  HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(),
       sum.data(), &length);
  const std::size_t at = sum.at(length - 1) & 0x0fu;
  std::uint32_t number = sum.at(at) & 0x7fu;
  for (std::size_t i = 1; i < 4; ++i) number = (number << 8) | sum.at(at + i);
  std::string code = std::to_string(number % kCodes);
  return std::string(kDigits - code.size(), '0') + code;
}

std::optional<std::int64_t> find_totp_step(std::string_view secret, std::string_view code,
                                           base::Time now, std::int64_t used) {
  std::string digits;
  for (const char c : code)
    if (c != ' ') digits += c;
  if (digits.size() != kDigits) return std::nullopt;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const std::int64_t present = seconds / kStepSeconds;
  for (const std::int64_t step : {present, present - 1, present + 1})
    if (step > used && sodium_memcmp(totp_code(secret, step).data(), digits.data(), kDigits) == 0)
      return step;
  return std::nullopt;
}

}  // namespace catalog::people
