#include "search/filter_value.hpp"

#include <array>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/licences.hpp"
#include "catalog/vocab/vocabulary.hpp"

namespace search {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kVocabularies = {{
    {"theme", "themes"},
    {"frequency", "frequencies"},
    {"access", "access-rights"},
    {"language", "languages"},
    {"type", "dataset-types"},
}};

std::string_view find_iri(std::string_view facet, std::string_view stated) {
  if (facet == "format") {
    const auto* format = catalog::vocab::find_format(stated);
    return format ? format->iri : std::string_view();
  }
  if (facet == "license") {
    const auto* licence = catalog::vocab::find_licence(stated);
    return licence ? licence->iri : std::string_view();
  }
  for (const auto& [name, vocabulary] : kVocabularies)
    if (name == facet)
      if (const auto* term = catalog::vocab::vocabulary(vocabulary).find(stated)) return term->iri;
  return {};
}

}  // namespace

std::string filter_value(std::string_view facet, std::string_view stated) {
  const auto value = base::trim(stated);
  if (const auto iri = find_iri(facet, value); !iri.empty()) return std::string(iri);
  if (facet == "agency") return base::to_nfc(value.substr(value.rfind('/') + 1));
  return base::to_nfc(value);
}

}  // namespace search
