#include "catalog/settings/image.hpp"

namespace catalog::settings {
namespace {

std::size_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::size_t big_endian(std::string_view bytes, std::size_t at, int count) {
  std::size_t number = 0;
  for (int i = 0; i < count; ++i)
    number = number << 8 | byte_at(bytes, at + static_cast<std::size_t>(i));
  return number;
}

std::size_t little_endian(std::string_view bytes, std::size_t at, int count) {
  std::size_t number = 0;
  for (int i = count; i-- > 0;)
    number = number << 8 | byte_at(bytes, at + static_cast<std::size_t>(i));
  return number;
}

std::optional<Image> read_png(std::string_view bytes) {
  constexpr std::string_view mark = "\x89PNG\r\n\x1a\n";
  if (bytes.size() < 33 || !bytes.starts_with(mark) || bytes.substr(12, 4) != "IHDR")
    return std::nullopt;
  return Image{"image/png", big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

// Segments until the one that begins the frame; 0xC4, 0xC8 and 0xCC are something else.
std::optional<Image> read_jpeg(std::string_view bytes) {
  if (!bytes.starts_with("\xff\xd8\xff")) return std::nullopt;
  std::size_t at = 2;
  while (at + 9 < bytes.size() && byte_at(bytes, at) == 0xff) {
    const std::size_t kind = byte_at(bytes, at + 1);
    const bool frame = kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
    if (frame)
      return Image{"image/jpeg", big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  return std::nullopt;
}

std::optional<Image> read_webp(std::string_view bytes) {
  if (bytes.size() < 30 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WEBP")
    return std::nullopt;
  const std::string_view kind = bytes.substr(12, 4);
  if (kind == "VP8X")
    return Image{"image/webp", 1 + little_endian(bytes, 24, 3), 1 + little_endian(bytes, 27, 3)};
  if (kind == "VP8 ")
    return Image{"image/webp", little_endian(bytes, 26, 2) & 0x3fff,
                 little_endian(bytes, 28, 2) & 0x3fff};
  if (kind != "VP8L" || byte_at(bytes, 20) != 0x2f) return std::nullopt;
  const std::size_t packed = little_endian(bytes, 21, 4);
  return Image{"image/webp", 1 + (packed & 0x3fff), 1 + (packed >> 14 & 0x3fff)};
}

}  // namespace

std::optional<Image> read_image(std::string_view bytes) {
  if (auto image = read_png(bytes)) return image;
  if (auto image = read_jpeg(bytes)) return image;
  return read_webp(bytes);
}

}  // namespace catalog::settings
