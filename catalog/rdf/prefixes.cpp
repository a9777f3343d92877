#include "catalog/rdf/prefixes.hpp"

#include <algorithm>
#include <array>

namespace catalog::rdf {

void Prefixes::add(std::string prefix, std::string space) {
  const auto known = std::find_if(all_.begin(), all_.end(),
                                  [&](const auto& pair) { return pair.first == prefix; });
  if (known != all_.end())
    known->second = std::move(space);
  else
    all_.emplace_back(std::move(prefix), std::move(space));
  by_length_.clear();
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const std::size_t length = all_[i].second.size();
    if (length >= by_length_.size()) by_length_.resize(length + 1);
    by_length_[length].push_back(i);
  }
}

std::optional<Prefixes::Short> Prefixes::shorten(std::string_view iri) const {
  std::size_t cut = iri.size();
  while (cut > 0 && iri[cut - 1] != '#' && iri[cut - 1] != '/' && iri[cut - 1] != ':') --cut;
  if (cut >= by_length_.size()) return std::nullopt;
  for (const std::size_t place : by_length_[cut]) {
    const auto& [prefix, space] = all_[place];
    if (iri.starts_with(space)) return Short{prefix, iri.substr(cut)};
  }
  return std::nullopt;
}

const Prefixes& dcat_prefixes() {
  using Entry = std::array<const char*, 2>;
  static const Prefixes kPrefixes = [] {
    Prefixes made;
    for (const auto& [prefix, space] :
         std::initializer_list<Entry>{{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                      {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                      {"owl", "http://www.w3.org/2002/07/owl#"},
                                      {"dcat", "http://www.w3.org/ns/dcat#"},
                                      {"dcatap", "http://data.europa.eu/r5r/"},
                                      {"dct", "http://purl.org/dc/terms/"},
                                      {"foaf", "http://xmlns.com/foaf/0.1/"},
                                      {"vcard", "http://www.w3.org/2006/vcard/ns#"},
                                      {"adms", "http://www.w3.org/ns/adms#"},
                                      {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                      {"spdx", "http://spdx.org/rdf/terms#"},
                                      {"locn", "http://www.w3.org/ns/locn#"},
                                      {"org", "http://www.w3.org/ns/org#"},
                                      {"odrl", "http://www.w3.org/ns/odrl/2/"},
                                      {"prov", "http://www.w3.org/ns/prov#"},
                                      {"dqv", "http://www.w3.org/ns/dqv#"},
                                      {"time", "http://www.w3.org/2006/time#"},
                                      {"geosparql", "http://www.opengis.net/ont/geosparql#"},
                                      {"eli", "http://data.europa.eu/eli/ontology#"},
                                      {"schema", "http://schema.org/"},
                                      {"hydra", "http://www.w3.org/ns/hydra/core#"}})
      made.add(prefix, space);
    return made;
  }();
  return kPrefixes;
}

}  // namespace catalog::rdf
