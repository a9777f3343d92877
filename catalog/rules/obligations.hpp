#pragma once

#include <span>
#include <string_view>

#include "catalog/model/property.hpp"

namespace catalog::rules {

/// What the values of a property must be, as far as a class demands it.
enum class Form {
  kAny,
  kText,   // a literal, never a node
  kIri,    // a node that has an IRI
  kTyped,  // a literal of the type that the property's range has: a date, a number, …
};

/// What DCAT-AP demands of one property of one class.
/// Source: DCAT-AP 3.0.1, shapes.ttl, and mdr-vocabularies.shape.ttl for `from_vocabulary`. Where
/// those leave out what the text of the standard says (the date of a dataset), so does this table;
/// such things are warnings of rules of their own.
struct Obligation {
  NodeClass owner;
  std::string_view key;
  bool mandatory = false;
  bool single = false;
  Form form = Form::kAny;
  bool from_vocabulary = false;   // only a term of the property's vocabulary, by its IRI
  std::string_view missing = {};  // rule that speaks when a mandatory one is not there
};

std::span<const Obligation> obligations();

}  // namespace catalog::rules
