#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {

/// Texts of every language as JSON-LD value objects: [{"@language","@value"}, …].
base::Json published_texts(const base::Json& texts);

/// A value of a property as it is published: absolute addresses, dates and numbers with their type
/// where the context's own does not fit.
base::Json published_value(const Property& property, const base::Json& value,
                           const std::string& base_url);

/// Whether a published value is what the shapes of DCAT-AP 3 allow for the property.
bool conforms(const Property& property, const base::Json& value);

/// A published value as it must stand under a key that the context does not know.
base::Json as_foreign(base::Json value);

/// Gives a published node its class and, where they can be known, the properties that the class
/// demands; without them it stays without class. `stated` is the source's own "@type".
void fill_in(base::Json& node, NodeClass owner, const base::Json& stated);

/// Sets a value that the shapes demand and the document does not have, and says so under kStandIn.
void stand_in(base::Json& node, std::string_view key, base::Json value);

/// The reverse, in a document that was read: `property` is an IRI that stood under kStandIn.
void take_back(base::Json& node, std::string_view property);

/// Whether a published node is a reference alone.
bool is_bare(const base::Json& node);

}  // namespace catalog::documents
