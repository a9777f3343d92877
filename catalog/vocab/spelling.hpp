#pragma once

#include <string>
#include <string_view>

namespace catalog::vocab {

/// What two spellings of one name have in common: lower case, no diacritics, no spaces and no
/// punctuation. "CC BY 4.0" and "cc-by-4.0" give "ccby40", "Hằng năm" gives "hangnam".
std::string spelling_key(std::string_view text);

/// What two ways to write one IRI have in common: no scheme, no "www.", lower case, no slash at
/// the end, no "/deed.vi", "/legalcode", ".html" and the like.
std::string iri_key(std::string_view iri);

/// How many letters must be added, dropped or changed to turn one text into the other; any number
/// above `limit` is given as limit + 1. Source: Levenshtein distance, by bytes.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);

}  // namespace catalog::vocab
