#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace search {

/// Text for one line: HTML tags, Markdown marks and the addresses of links dropped, the common
/// entities decoded, all white space one space. Never safe as HTML by itself.
std::string plain_text(std::string_view text);

/// The beginning of a text, at most `bytes` long, cut between characters.
std::string_view first_bytes(std::string_view text, std::size_t bytes);

/// The same by characters, cut at the end of a word; "…" takes one of them when something was cut.
std::string first_characters(const std::string& text, std::size_t characters);

}  // namespace search
