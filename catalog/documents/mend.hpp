#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/model/finding.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {

/// A value as it shall stand, and what had to be said about it (the caller adds the place).
struct Mended {
  base::Json value;
  std::optional<Finding> rule = std::nullopt;
};

/// Whatever a value is, as a text: {"@value"} opened where it has no type of its own, numbers and
/// truth values by their digits and names.
base::Json plain_text(base::Json value);

/// Texts as a language map; a text without language is "@none".
base::Json text_map(const base::Json& value);
base::Json keyword_map(const base::Json& value);
void merge_texts(base::Json& out, const Property& property, base::Json texts);

Mended mend_temporal(const base::Json& value);
Mended mend_integer(const base::Json& value);
Mended mend_decimal(const base::Json& value);
Mended mend_geometry(base::Json value);
Mended mend_concept(std::string_view vocabulary, const std::string& text);
Mended mend_address(std::string_view key, const std::string& text);
Mended mend_language(const std::string& tag);

/// The vocabulary's IRI of a node that only labels a term of it; nothing when the node says more
/// or the term is not known.
std::optional<std::string> concept_of_node(std::string_view vocabulary, const base::Json& node);

/// Tells of what a record should have and has not: title, description, a way to its data.
void check_completeness(const base::Json& document, NodeClass kind, Findings& findings);

}  // namespace catalog::documents
