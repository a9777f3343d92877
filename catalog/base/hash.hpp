#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace base {

/// SHA-256, as 64 lower-case hexadecimal digits. Source: FIPS 180-4.
std::string sha256(std::string_view bytes);

/// SHA-256 of bytes that come in parts.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  /// The digest of all that was added; call once.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The bytes of a hexadecimal text in standard base64 (for Digest and Repr-Digest fields).
std::string hex_to_base64(std::string_view hex);

/// An identifier that is the same whenever it is made from the same name: a UUID of version 8
/// (RFC 9562) from the SHA-256 of the name.
std::string named_uuid(std::string_view name);

}  // namespace base
