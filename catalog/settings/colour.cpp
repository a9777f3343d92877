#include "catalog/settings/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace catalog::settings {
namespace {

using Rgb = std::array<double, 3>;  // 0 to 255

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Rgb parse(std::string_view text) {
  Rgb rgb{};
  for (std::size_t i = 0; i < rgb.size(); ++i)
    rgb[i] = digit_of(text[1 + 2 * i]) * 16 + digit_of(text[2 + 2 * i]);
  return rgb;
}

std::string write(const Rgb& rgb) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const double part : rgb) {
    const auto number = static_cast<std::size_t>(std::clamp(std::lround(part), 0L, 255L));
    text += digits[number / 16];
    text += digits[number % 16];
  }
  return text;
}

double linear(double part) {
  const double share = part / 255;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  const Rgb rgb = parse(colour);
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

// `share` of the colour, the rest of `other`.
std::string mix(std::string_view colour, double share, double other) {
  Rgb rgb = parse(colour);
  for (double& part : rgb) part = part * share + other * (1 - share);
  return write(rgb);
}

}  // namespace

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         std::ranges::all_of(text.substr(1), [](char c) { return digit_of(c) >= 0; });
}

double contrast(std::string_view left, std::string_view right) {
  const double one = luminance(left), other = luminance(right);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

double accent_contrast(std::string_view colour) {
  return std::min(contrast(colour, kWhite), contrast(colour, kPaper));
}

bool is_legible_accent(std::string_view colour) {
  return is_colour(colour) && accent_contrast(colour) >= kLeastContrast;
}

std::string nearest_legible(std::string_view colour) {
  std::string darker(colour);
  for (int steps = 255; steps > 0 && !is_legible_accent(darker); --steps)
    darker = mix(colour, steps / 255.0, 0);
  return darker;
}

std::string deep_shade(std::string_view colour) {
  return mix(colour, 0.72, 0);
}

std::string pale_shade(std::string_view colour) {
  return mix(colour, 0.1, 255);
}

}  // namespace catalog::settings
