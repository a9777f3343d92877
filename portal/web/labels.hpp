#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"

namespace portal::web {

/// A licence in plain words.
struct LicenceLabel {
  std::string name;      // "Creative Commons Attribution 4.0"; of one that no list holds its
                         // address without scheme; "" when nothing was stated
  std::string openness;  // "open", "limited" or "unknown": as in web_openness_* and .tag-*
  std::vector<std::string> conditions;  // what it allows and asks, a sentence each
  std::string href;                     // where its text is; "" when not a web address
  bool unstated = false;                // it says in words that there is none
};

LicenceLabel licence_label(std::string_view iri, std::string_view language);

/// "CSV", "GeoJSON"; of a format that no list holds the last part of its IRI; "" for "".
std::string format_label(std::string_view iri_or_code);

/// The label of a theme, and the code that its address holds ("/themes/EDUC").
std::string theme_label(std::string_view iri_or_code, std::string_view language);
std::string theme_code(std::string_view iri_or_code);

/// A theme of a document: one that no vocabulary knows is called as it calls itself, else by the
/// end of its IRI; "" when it says nothing. Only a known one has a page.
std::string theme_name(const base::Json& theme, std::string_view language);
bool is_known_theme(std::string_view iri_or_code);

/// The label of a term of a vocabulary of catalog/vocab; of an unknown one its own last part.
std::string vocabulary_label(std::string_view vocabulary, std::string_view iri_or_code,
                             std::string_view language);

/// What is worth reading of an address: "example.org/licence", not
/// "https://www.example.org/licence/"; what is no address stays as it is.
std::string plain_address(std::string_view iri);

/// A place by its IRI: a country of the EU's list or of ISO 3166 by its name, another by the end of
/// its IRI, or the address where that is only a number; words stay as they are.
std::string place_label(std::string_view iri, std::string_view language);

/// How a value of a search facet reads ("theme", "format", "frequency", …); the value itself where
/// the facet has no vocabulary.
std::string term_label(std::string_view facet, std::string_view value, std::string_view language);

/// The name of a language by its tag or IRI, in the reader's language; the tag when unknown.
std::string language_label(std::string_view tag, std::string_view language);

}  // namespace portal::web
