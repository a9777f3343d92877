#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/licences.hpp"

namespace search {

/// What a dataset document says in several places, read in one way for records and cards.

/// Calls visit(language, text) for each text of a language map, a list of texts or a lone text
/// (language "@none"), also of lists inside a map.
void for_each_text(const base::Json& value,
                   const std::function<void(const std::string&, const std::string&)>& visit);

/// The texts of a text, or of a list of texts or of objects with "@id".
std::vector<std::string> list_values(const base::Json& value);

/// The format of a distribution: what it states, else by its media type, else by the ending of its
/// file. `iri` is what was stated when that is not known.
struct StatedFormat {
  std::string iri;
  std::string_view family;  // empty when not known
};
std::vector<StatedFormat> list_formats(const base::Json& document);

/// The licences of the dataset and its distributions, each once.
std::vector<std::string> list_licences(const base::Json& document);

/// Open when every licence is, not open when one is not; else unknown, as without any.
catalog::vocab::Openness openness_of_all(const std::vector<std::string>& licences);

}  // namespace search
