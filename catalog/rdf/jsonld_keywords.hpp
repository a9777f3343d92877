#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace catalog::rdf {

/// The reserved words of JSON-LD. Source: JSON-LD 1.1, 1.7.
enum class Keyword : std::uint8_t {
  kNotOne,
  kBase,
  kContainer,
  kContext,
  kDirection,
  kGraph,
  kId,
  kImport,
  kIncluded,
  kIndex,
  kJson,
  kLanguage,
  kList,
  kNest,
  kNone,
  kPrefix,
  kPropagate,
  kProtected,
  kReverse,
  kSet,
  kType,
  kValue,
  kVersion,
  kVocab,
};

/// kNotOne for any other text.
Keyword keyword_of(std::string_view text);
inline bool is_keyword(std::string_view text) {
  return keyword_of(text) != Keyword::kNotOne;
}

/// "@" and letters only: kept free for keywords to come, so it is never a term.
bool has_keyword_form(std::string_view text);

/// Begins with a scheme and a colon.
bool has_iri_form(std::string_view text);
inline bool has_blank_form(std::string_view text) {
  return text.starts_with("_:");
}

/// A language tag as BCP 47 shapes it.
bool has_language_form(std::string_view text);

/// For looking up a std::string key by a view.
struct TextHash {
  // The library looks for this name.
  using is_transparent = void;  // NOLINT(readability-identifier-naming)
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

}  // namespace catalog::rdf
