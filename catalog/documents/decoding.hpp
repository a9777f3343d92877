#pragma once

#include <string>
#include <string_view>

namespace catalog::documents {

/// A text as UTF-8 without byte order mark.
struct Decoded {
  std::string_view text;  // into the bytes that were given, or into `converted`
  std::string converted;
  std::string encoding;   // what it was converted from, when that was guessed; else empty
  bool repaired = false;  // some bytes belonged to no encoding: U+FFFD stands for them
};

/// By its byte order mark, by the declaration of an XML text, else by what its bytes look like:
/// windows-1258 where Vietnamese tones stand after vowels, windows-1252 where a short text has a
/// few letters of Western languages, else by statistics.
void decode(std::string_view bytes, Decoded& out);

}  // namespace catalog::documents
