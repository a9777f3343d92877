#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/documents/complete.hpp"

namespace catalog::documents {

/// What the writers of other dialects pick out of a stored document.

/// The values of a property, whether it holds one or an array. They live as long as `value`.
std::vector<const base::Json*> values_of(const base::Json& value);

/// A text for Vietnamese readers first.
std::string told(const base::Json& texts);

/// The text of exactly that language, "@none" when `language` is empty; several are joined.
std::string text_of_language(const base::Json& texts, std::string_view language);

/// Keywords of all languages, or of one.
std::vector<std::string> keywords_of(const base::Json& keywords, std::string_view language = {});

/// Of a string or of a node: its address or IRI, and what it is called.
std::string iri_of(const base::Json& value);
std::string label_of(const base::Json& value);

/// A date as the profile has it; empty for any other text, as "2019-02-30".
std::string date_of(const base::Json& value);

/// A term as a person reads it: the vocabulary's label, else its own, else the end of its IRI.
std::string term_label(std::string_view vocabulary, const base::Json& value,
                       std::string_view language);

/// The code of a vocabulary's term ("CSV", "ANNUAL"); empty when it is not known.
std::string term_code(std::string_view vocabulary, const base::Json& value);

/// The first address under `key`, absolute; empty when there is none.
std::string address_in(const base::Json& node, std::string_view key, const std::string& base_url);

/// All addresses and IRIs among values, absolute.
std::vector<std::string> addresses(const base::Json& values, const std::string& base_url);

/// What the vocabulary says besides of a term; empty when it says nothing.
std::string attribute(std::string_view vocabulary, const base::Json& value, std::string_view name);

/// "text/csv" of a distribution, from its media type, else from its format.
std::string media_type_of(const base::Json& distribution);

std::vector<std::string> themes_of(const base::Json& document, std::string_view language);

/// The first value, or null.
const base::Json& first_of(const base::Json& value);

/// The address of the dataset's page.
std::string page_of(const Publication& publication);

/// Sets a text unless it is empty.
void set_text(base::Json& out, const char* key, const std::string& text);

base::Json strings(const std::vector<std::string>& texts);

/// An e-mail address without "mailto:".
std::string without_mailto(std::string_view address);

}  // namespace catalog::documents
