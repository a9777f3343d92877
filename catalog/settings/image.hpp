#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace catalog::settings {

/// What an uploaded picture is by its own bytes, whatever its name says.
struct Image {
  std::string media_type;  // "image/png", "image/jpeg" or "image/webp"
  std::size_t width = 0;   // pixels
  std::size_t height = 0;
};

inline constexpr std::size_t kMostLogoBytes = 512u << 10;
inline constexpr std::size_t kLeastLogoSide = 32;  // pixels
inline constexpr std::size_t kMostLogoSide = 2000;

/// Reads the head of a PNG, JPEG or WebP; nothing for all else, and for one that is cut off.
/// Source: PNG 11.2.2; JPEG (T.81) B.2.2; RFC 9649.
std::optional<Image> read_image(std::string_view bytes);

}  // namespace catalog::settings
