#pragma once

#include <string>
#include <string_view>

namespace catalog::settings {

/// Colours of pages, as "#rrggbb", and whether text in them can be read.
/// Source: WCAG 2.2, relative luminance and contrast ratio.

/// What text in the accent colour stands on: white sheets, and the paper of pages.
inline constexpr std::string_view kWhite = "#ffffff";
inline constexpr std::string_view kPaper = "#fbfaf6";
/// The least ratio for text. Source: WCAG 2.2, 1.4.3.
inline constexpr double kLeastContrast = 4.5;

/// Whether a text is "#" and six hexadecimal digits.
bool is_colour(std::string_view text);

/// From 1 (the same) to 21 (black on white); both must be colours.
double contrast(std::string_view left, std::string_view right);

/// The lesser of the ratios on white and on paper.
double accent_contrast(std::string_view colour);

/// Whether it is a colour in which text can be read on white and on paper.
bool is_legible_accent(std::string_view colour);

/// The colour itself where it is legible, else the nearest darker one of the same hue that is.
std::string nearest_legible(std::string_view colour);

/// Shades of it: for what is pressed or read on a tinted ground, and for tinted grounds.
std::string deep_shade(std::string_view colour);
std::string pale_shade(std::string_view colour);

}  // namespace catalog::settings
