#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"

namespace portal::web {

/// A text of the catalogue as a reader of one language gets it.
struct LocalText {
  std::string text;
  std::string language;  // BCP 47, "" when the catalogue does not say
  bool foreign = false;  // not in the reader's language: the page marks it with lang
};

/// Whether an object is a language map: every key is a language tag or "@none".
bool is_language_map(const base::Json& value);

/// Chooses from a language map ({"vi": "…", "en": "…"}; a list stands for its first text): the
/// reader's language, else Vietnamese or English, else the first there is. A text alone is taken as
/// it is. Empty when there is none.
LocalText pick_text(const base::Json& map, std::string_view language);

/// All texts of a language map of lists ({"vi": ["…"], "en": ["…"]}): those of the reader's
/// language first, each text once.
std::vector<LocalText> pick_texts(const base::Json& map, std::string_view language);

/// Sets `name` and, for a text in another language, `name`_lang in a view.
void set_text(base::Json& view, std::string_view name, const LocalText& text);

/// The values of a property that may be single, a list or absent. Lives as long as `value`.
std::vector<const base::Json*> values_of(const base::Json& value);

/// The IRI of a value written as "IRI" or {"@id": "IRI"}; "" for neither.
std::string iri_of(const base::Json& value);

/// What a described thing is called, by the first of its names ("title", "prefLabel", "label", …).
LocalText name_of(const base::Json& node, std::string_view language);

/// An address to be followed: http or https, repaired where it holds spaces; "" for anything else.
std::string web_address(std::string_view text);

/// The first address of a property that can be followed. Those of our own files may stand in a
/// document without the host, which `base_url` then gives. "" when there is none.
std::string file_address(const base::Json& value, std::string_view base_url);

}  // namespace portal::web
