#include "catalog/rdf/jsonld_keywords.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace catalog::rdf {
namespace {

using Entry = std::pair<std::string_view, Keyword>;

constexpr std::array kKeywords = {
    Entry{"@id", Keyword::kId},
    Entry{"@type", Keyword::kType},
    Entry{"@value", Keyword::kValue},
    Entry{"@language", Keyword::kLanguage},
    Entry{"@context", Keyword::kContext},
    Entry{"@graph", Keyword::kGraph},
    Entry{"@list", Keyword::kList},
    Entry{"@set", Keyword::kSet},
    Entry{"@base", Keyword::kBase},
    Entry{"@container", Keyword::kContainer},
    Entry{"@direction", Keyword::kDirection},
    Entry{"@import", Keyword::kImport},
    Entry{"@included", Keyword::kIncluded},
    Entry{"@index", Keyword::kIndex},
    Entry{"@json", Keyword::kJson},
    Entry{"@nest", Keyword::kNest},
    Entry{"@none", Keyword::kNone},
    Entry{"@prefix", Keyword::kPrefix},
    Entry{"@propagate", Keyword::kPropagate},
    Entry{"@protected", Keyword::kProtected},
    Entry{"@reverse", Keyword::kReverse},
    Entry{"@version", Keyword::kVersion},
    Entry{"@vocab", Keyword::kVocab},
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Keyword keyword_of(std::string_view text) {
  if (!text.starts_with('@')) return Keyword::kNotOne;
  for (const auto& [name, keyword] : kKeywords)
    if (name == text) return keyword;
  return Keyword::kNotOne;
}

bool has_keyword_form(std::string_view text) {
  return text.size() > 1 && text[0] == '@' && std::all_of(text.begin() + 1, text.end(), is_letter);
}

bool has_iri_form(std::string_view text) {
  if (text.empty() || !is_letter(text[0])) return false;
  const auto other = std::find_if_not(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
  return other != text.end() && *other == ':';
}

bool has_language_form(std::string_view text) {
  bool first = true;
  std::size_t length = 0;
  for (const char c : text) {
    if (c == '-') {
      if (length == 0) return false;
      first = false;
      length = 0;
    } else if (++length > 8 || !(is_letter(c) || (!first && is_digit(c)))) {
      return false;
    }
  }
  return length > 0;
}

}  // namespace catalog::rdf
