#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Whether every byte belongs to well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no
/// overlong forms).
bool is_utf8(std::string_view text);

/// The text with each ill-formed sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

/// Canonical composition (NFC, by ICU); ill-formed input is repaired first.
std::string to_nfc(std::string_view text);

/// ASCII only: leaves every other byte alone.
std::string lower_ascii(std::string_view text);
bool equal_ignoring_ascii_case(std::string_view left, std::string_view right);

/// Lower case of the whole of Unicode, by the root locale.
std::string lower(std::string_view text);

/// Lower case without diacritics: NFD, marks dropped from Latin letters, "đ" as "d"; for matching
/// names, never for showing. "Hà Nội" gives "ha noi".
std::string fold(std::string_view text);

/// Without white space (ASCII and U+00A0, U+FEFF) at both ends.
std::string_view trim(std::string_view text);

std::vector<std::string> split(std::string_view text, char at);
std::string join(const std::vector<std::string>& parts, std::string_view between);

/// A name for addresses: folded, letters and digits joined by single hyphens, at most `limit`
/// bytes and cut at a hyphen; empty when nothing is left (a title in Khmer or Chinese).
std::string slug(std::string_view text, std::size_t limit = 80);

/// At most `limit` bytes, cut at the end of a character and, where there is one, of a word;
/// "…" is added (3 more bytes) when something was cut.
std::string shorten(std::string_view text, std::size_t limit);

/// Safe inside HTML text and quoted attributes.
std::string escape_html(std::string_view text);

}  // namespace base
