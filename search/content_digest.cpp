#include "search/content_digest.hpp"

#include "catalog/base/hash.hpp"

namespace search {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

ContentDigest::ContentDigest(std::string_view text) {
  if (text.size() != digits_.size() || text.find_first_not_of(kDigits) != std::string_view::npos)
    return;
  for (std::size_t i = 0; i < digits_.size(); ++i)
    digits_[i] = static_cast<std::uint8_t>(kDigits.find(text[i]));
}

void ContentDigest::toggle(std::string_view id, std::uint64_t revision) {
  const std::string record =
      base::sha256(std::string(id).append("\n").append(std::to_string(revision)));
  for (std::size_t i = 0; i < digits_.size(); ++i)
    digits_[i] = static_cast<std::uint8_t>(digits_[i] ^ kDigits.find(record[i]));
}

std::string ContentDigest::to_string() const {
  std::string text;
  for (const auto digit : digits_) text += kDigits[digit];
  return text;
}

}  // namespace search
