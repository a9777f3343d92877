#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/marker.hpp"
#include "search/result.hpp"

namespace search {

/// How much of a description a snippet shows, in characters.
constexpr std::size_t kSnippetCharacters = 200;

/// A text in pieces, those marked that the query asks for; nothing when there are none. Two marked
/// words with only a space or hyphen between are one piece.
std::vector<Piece> mark_text(std::string_view text, std::string_view language,
                             const Marker& marker);

/// The same of the part of a text, at most kSnippetCharacters long, that has most of the query
/// near together. It is cut between words where there are any, never inside what is seen as one
/// character, and "…" stands where something was cut.
std::vector<Piece> cut_snippet(std::string_view text, std::string_view language,
                               const Marker& marker);

/// Sets the marked title and description of a hit in the reader's language `lang`, else in
/// Vietnamese, English, or the first there is. `description` is JSON text of a language map that
/// goes further than that of the card; it may be empty.
/// Errors: kMalformed when card or description are no JSON.
void mark_hit(Hit& hit, std::string_view description, std::string_view lang, const Marker& marker);

/// {"title":{"vi":[{"text":"Dân số","match":true},{"text":" Hà Nội","match":false}]},
///  "description":{…}}, each where something is marked.
base::Json highlight_json(const Hit& hit);

}  // namespace search
