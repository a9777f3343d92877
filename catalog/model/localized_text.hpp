#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"

namespace catalog {

/// One text in several languages, as documents hold it: {"vi": "…", "en": "…"}.
///
/// Shape: keys are BCP 47 tags in lower case, "@none" for a text without language; a value is the
/// text, or an array where the source has several in one language. Source: language maps of
/// JSON-LD 1.1 over the language-tagged strings of RDF 1.1.
struct TextInLanguage {
  std::string text;
  std::string language;  // of the text: may differ from the one asked for; "@none" when unknown
};

/// The text for a reader of `wanted`: in that language, else in its base ("vi" for "vi-vn"), else
/// in a language of which it is the base ("en-gb" for "en"), else in English, else in the one that
/// stands first. Empty when there is none. A plain string is taken as a text without language.
TextInLanguage text_in(const base::Json& texts, std::string_view wanted);

/// Adds a text; a second one of the same language stands beside the first, the same one does not.
void add_text(base::Json& texts, std::string_view language, std::string text);

/// All texts of all languages, in order.
std::vector<TextInLanguage> list_texts(const base::Json& texts);

}  // namespace catalog
