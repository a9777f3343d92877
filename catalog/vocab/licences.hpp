#pragma once

#include <string_view>
#include <vector>

#include "catalog/base/message.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace catalog::vocab {

/// Whether everyone may use, change and share for any purpose. Source: Open Definition 2.1.
/// kUnknown is a fact of its own (nobody has judged, or nothing was stated): never read it as open
/// or as not open.
enum class Openness { kOpen, kNotOpen, kUnknown };

/// A licence. Shape: `spdx` and `eu_iri` are empty when that list does not hold it. The four
/// conditions say nothing when `conditions_known` is false.
struct Licence {
  std::string_view iri;
  std::string_view code;
  std::string_view spdx;
  std::string_view eu_iri;  // http://publications.europa.eu/resource/authority/licence/…
  Openness openness = Openness::kUnknown;
  bool conditions_known = false;
  bool attribution = false;
  bool share_alike = false;
  bool non_commercial = false;
  bool no_derivatives = false;
  const Term* term = nullptr;

  std::string_view label(std::string_view language) const { return term->label(language); }
};

/// All of them, the common ones first.
const std::vector<Licence>& list_licences();

/// By IRI, alias, code, SPDX or CKAN identifier, or spelling ("CC BY 4.0", "cc-by"); null when
/// unknown. A ported Creative Commons licence answers the one it was ported from.
const Licence* find_licence(std::string_view spelling);

/// kUnknown for what is not known.
Openness openness_of(std::string_view iri);

/// What the licence allows and asks, in plain words, in the order in which to show it.
std::vector<base::Message> explain_licence(const Licence& licence);

}  // namespace catalog::vocab
