#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace search {

/// A digest of which records, at which revisions, a store or an index holds. It does not depend on
/// the order in which they were added, and a record can be taken out again; so the store's and the
/// index's can be compared without listing either.
/// Shape: the exclusive or of the SHA-256 of "id LF revision" of each record.
class ContentDigest {
 public:
  ContentDigest() = default;
  /// From to_string(); all zeros when it is not that.
  explicit ContentDigest(std::string_view text);

  /// Adds the record when it is absent, takes it out when it is present.
  void toggle(std::string_view id, std::uint64_t revision);

  /// 64 hexadecimal digits.
  std::string to_string() const;

  bool operator==(const ContentDigest&) const = default;

 private:
  std::array<std::uint8_t, 64> digits_{};  // one hexadecimal digit each
};

}  // namespace search
