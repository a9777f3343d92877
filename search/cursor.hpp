#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace search {

/// Where a page ended. Opaque outside, and stable under edits:
/// - sorted by a value, it holds the sort key of the last hit; keys are unique, so the next page is
///   what stands behind that key, whatever came or went meanwhile;
/// - sorted by relevance, all scores move with every edit, so it holds the last hits themselves:
///   the next page begins behind the last of them that is still found, and leaves out the others.
///   Only a record that an edit carries past that place can be missed or come twice.
struct Cursor {
  char sort = 'r';        // 'r' relevance, 'm' modified, 'i' issued, 't' title, 'e' English title
  std::uint64_t seq = 0;  // of the index then
  std::size_t rank = 0;   // hits before the next page
  std::string key;        // sort key of the last hit, and its id; empty for relevance
  std::string id;
  std::string generation;           // the beginning of the database's UUID, and
  std::vector<std::uint32_t> last;  // its numbers for the last hits; empty but for relevance
};

/// Most hits that a cursor remembers.
constexpr std::size_t kCursorHits = 20;

/// The text that a client gives back, of letters and digits only.
std::string to_string(const Cursor& cursor);

/// Errors: kMalformed "search_bad_cursor" when it was not made by to_string(), or for another sort
/// than `sort`.
Cursor parse_cursor(std::string_view text, char sort);

}  // namespace search
