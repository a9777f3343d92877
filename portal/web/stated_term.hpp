#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/labels.hpp"
#include "portal/web/local_text.hpp"

namespace portal::web {

/// A term of a vocabulary as a document states it: by its IRI, in words, or both.
struct StatedTerm {
  std::string iri;  // also of words that the vocabulary knows; "" when there are only words
  LocalText words;  // "" when there is only an IRI
};

/// The document with what it says of plain IRIs (under "@included": the name of a licence of the
/// source's own) put where those IRIs stand, in the dataset and in its files.
base::Json with_descriptions(base::Json document);

/// Reads a value of a property: "IRI", "words", {"@id":"IRI"} or {"label":{"vi":"words"}}; both
/// parts are empty when it says nothing.
StatedTerm stated_term(const base::Json& value, std::string_view vocabulary,
                       std::string_view language);

/// The licences of a dataset and of its files, each once, the dataset's own first.
std::vector<StatedTerm> licences_of(const base::Json& document, std::string_view language);

/// A licence that only words state is called by them; nothing else is known of it.
LicenceLabel licence_label(const StatedTerm& licence, std::string_view language);

/// How a stated term reads: the label of the vocabulary, else the words, else the end of the IRI.
/// A frequency in ISO 8601 that no list has is told too: "R/P7Y" is "every 7 years".
LocalText stated_label(const StatedTerm& term, std::string_view vocabulary,
                       std::string_view language);

}  // namespace portal::web
