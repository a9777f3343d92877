#include "portal/api/upload_metadata.hpp"

#include <cstdint>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"

namespace portal::api {

std::optional<std::string> decode_base64(std::string_view text) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t padded = text.size();
  while (text.ends_with('=')) text.remove_suffix(1);
  if (padded - text.size() > 2 || text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char letter : text) {
    const auto value = letters.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

std::map<std::string, std::string, std::less<>> read_upload_metadata(std::string_view field) {
  std::map<std::string, std::string, std::less<>> values;
  if (base::trim(field).empty()) return values;
  for (const auto& part : base::split(field, ',')) {
    const std::string_view pair = base::trim(part);
    const auto space = pair.find(' ');
    const auto value = space == std::string_view::npos
                           ? std::optional<std::string>("")
                           : decode_base64(base::trim(pair.substr(space)));
    if (pair.empty() || !value)
      throw base::Error(base::ErrorCode::kMalformed, "upload_metadata_bad");
    values.insert_or_assign(std::string(pair.substr(0, space)), *value);
  }
  return values;
}

}  // namespace portal::api
