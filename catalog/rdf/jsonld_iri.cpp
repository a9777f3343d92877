// IRI expansion. Source: JSON-LD 1.1 API, 5.2.
#include "catalog/base/iri.hpp"
#include "catalog/rdf/jsonld_building.hpp"
#include "catalog/rdf/jsonld_context.hpp"

namespace catalog::rdf {

// A term that another one uses is defined before it.
void ContextReader::define_first(Building* building, std::string_view term) {
  if (!building) return;
  const auto local = building->local.find(term);
  if (local == building->local.end()) return;
  const std::string name(term);
  const auto state = building->defined.find(name);
  if (state == building->defined.end() || !state->second) define(*building, name);
}

std::optional<std::string> ContextReader::expand(const JsonLdContext& context,
                                                 std::string_view value, bool document_relative,
                                                 bool vocab, Building* building) {
  if (is_keyword(value)) return std::string(value);
  if (has_keyword_form(value)) return std::nullopt;
  define_first(building, value);
  const JsonLdTerm* term = context.find(value);
  if (term && term->iri && is_keyword(*term->iri)) return term->iri;
  if (vocab && term) return term->iri;
  const auto colon = value.empty() ? std::string_view::npos : value.find(':', 1);
  if (colon != std::string_view::npos) {
    const std::string_view prefix = value.substr(0, colon);
    const std::string_view suffix = value.substr(colon + 1);
    if (prefix == "_" || suffix.starts_with("//")) return std::string(value);
    define_first(building, prefix);
    const JsonLdTerm* known = context.find(prefix);
    if (known && known->iri && known->prefix) return *known->iri + std::string(suffix);
    if (has_iri_form(value)) return std::string(value);
  }
  if (vocab && context.vocab) return *context.vocab + std::string(value);
  // Words where an address should be ("Open to all") are not made one of the document's folder.
  if (options_.repair_iris && value.find(' ') != std::string_view::npos) return std::string(value);
  if (document_relative && context.base)
    return base::resolve_iri(value, *context.base).value_or(std::string(value));
  return std::string(value);
}

std::optional<std::string> ContextReader::expand_iri(const JsonLdContext& context,
                                                     std::string_view value, bool document_relative,
                                                     bool vocab) {
  return expand(context, value, document_relative, vocab, nullptr);
}

const JsonLdContext::Name& ContextReader::name_of(const JsonLdContext& context,
                                                  const std::string& key) {
  const auto known = context.names.find(key);
  if (known != context.names.end()) return known->second;
  JsonLdContext::Name name;
  name.term = context.find(key);
  const auto iri = expand_iri(context, key, false, true);
  if (iri) name.keyword = keyword_of(*iri);
  const bool is_iri = iri && iri->find(':') != std::string::npos;
  if (is_iri || name.keyword != Keyword::kNotOne) name.iri = *iri;
  return context.names.emplace(key, std::move(name)).first->second;
}

}  // namespace catalog::rdf
