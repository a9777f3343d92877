// Create Term Definition. Source: JSON-LD 1.1 API, 4.2.2; step numbers are those of the standard.
#include <algorithm>
#include <array>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/rdf/jsonld_building.hpp"
#include "catalog/rdf/jsonld_context.hpp"

namespace catalog::rdf {
namespace {

constexpr int kMostChained = 200;
constexpr std::size_t kMostTerms = 10'000'000;  // of all contexts of a document
constexpr std::string_view kGenDelims = ":/?#[]@";

constexpr std::array<std::string_view, 11> kEntries = {
    "@id",       "@reverse", "@container", "@context",   "@direction", "@index",
    "@language", "@nest",    "@prefix",    "@protected", "@type"};

bool same_json(const base::Json* left, const base::Json* right) {
  return left == right || (left && right && *left == *right);
}

// All but being protected.
bool same_meaning(const JsonLdTerm& a, const JsonLdTerm& b) {
  return a.iri == b.iri && a.type == b.type && a.index == b.index && a.nest == b.nest &&
         a.language == b.language && a.direction == b.direction && a.container == b.container &&
         a.prefix == b.prefix && a.reverse == b.reverse && same_json(a.context, b.context);
}

std::uint8_t container_bit(std::string_view name) {
  if (name == "@list") return kListContainer;
  if (name == "@set") return kSetContainer;
  if (name == "@index") return kIndexContainer;
  if (name == "@language") return kLanguageContainer;
  if (name == "@graph") return kGraphContainer;
  if (name == "@id") return kIdContainer;
  if (name == "@type") return kTypeContainer;
  return 0;
}

bool is_allowed_container(std::uint8_t bits, std::size_t count) {
  if (count == 0) return false;
  if (count == 1) return true;
  const auto rest = static_cast<std::uint8_t>(bits & ~kSetContainer);
  if (bits & kListContainer) return false;
  if (rest & kGraphContainer)
    return rest == kGraphContainer || rest == (kGraphContainer | kIdContainer) ||
           rest == (kGraphContainer | kIndexContainer);
  return (bits & kSetContainer) && count == 2;
}

bool has_inner_colon(std::string_view term) {
  const auto colon = term.find(':', 1);
  return colon != std::string_view::npos && colon + 1 < term.size();
}

bool is_iri_or_blank(std::string_view text) {
  return has_iri_form(text) || has_blank_form(text);
}

}  // namespace

void ContextReader::define(Building& building, const std::string& term) {
  const auto [state, first] = building.defined.emplace(term, false);
  if (!first) {
    if (!state->second) fail("cyclic IRI mapping", term);
    return;
  }
  if (term.empty()) fail("invalid term definition", "\"\"");
  if (++defined_ > kMostTerms)
    throw base::Error(base::ErrorCode::kTooLarge, "jsonld_contexts_too_large",
                      {{"limit", std::to_string(kMostTerms)}});
  const base::Json& value = *building.local.at(term);
  const Keyword keyword = keyword_of(term);
  if (keyword == Keyword::kType)
    check_type_keyword(value);
  else if (keyword != Keyword::kNotOne)
    fail("keyword redefinition", term);
  else if (has_keyword_form(term))
    return;
  if (++building.depth > kMostChained) fail("context overflow", term);
  const JsonLdTerm* previous = building.result->find(term);
  auto& place = building.result->terms[term];
  std::unique_ptr<const JsonLdTerm> kept = std::move(place);  // `previous` may be this very one
  auto definition = std::make_unique<JsonLdTerm>();
  definition->is_protected = building.is_protected;
  if (!value.is_null() && !value.is_string() && !value.is_object())
    fail("invalid term definition", term);
  const bool told = fill(building, term, value, *definition);
  building.defined[term] = true;
  --building.depth;
  if (!told) return;
  if (!building.use.override_protected && previous && previous->is_protected) {
    if (!same_meaning(*definition, *previous)) fail("protected term redefinition", term);
    definition->is_protected = true;
  }
  if (definition->is_protected) building.result->has_protected = true;
  building.result->terms[term] = std::move(definition);
}

void ContextReader::check_type_keyword(const base::Json& value) const {
  if (options_.version_1_0 || !value.is_object() || value.members().empty())
    fail("keyword redefinition", "@type");
  for (const auto& [name, entry] : value.members()) {
    const bool is_set = name == "@container" && entry == base::Json("@set");
    if (!is_set && name != "@protected") fail("keyword redefinition", "@type");
  }
}

// Whether the term is to be kept: a warning-only refusal answers false.
bool ContextReader::fill(Building& building, const std::string& term, const base::Json& value,
                         JsonLdTerm& definition) {
  set_protected(value, definition);
  set_type(building, value, definition);
  if (value.find("@reverse")) return set_reverse(building, value, definition);
  const base::Json* id = value.is_object() ? value.find("@id") : &value;
  if (id && *id != base::Json(term)) {
    if (!set_id(building, term, *id, value.is_string(), definition)) return false;
  } else {
    set_iri_from_name(building, term, definition);
  }
  if (const auto* container = value.find("@container")) set_container(*container, definition);
  if (const auto* index = value.find("@index")) set_index(building, *index, definition);
  if (const auto* context = value.find("@context"))
    set_scoped_context(building, *context, definition);
  if (!value.find("@type")) set_text_rules(value, definition);
  set_nest_and_prefix(term, value, definition);
  for (const auto& [name, entry] : value.members())
    if (std::find(kEntries.begin(), kEntries.end(), name) == kEntries.end())
      fail("invalid term definition", name);
  return true;
}

void ContextReader::set_protected(const base::Json& value, JsonLdTerm& definition) const {
  const auto* entry = value.find("@protected");
  if (!entry) return;
  if (options_.version_1_0) fail("invalid term definition", "@protected");
  if (!entry->is_bool()) fail("invalid @protected value", base::write_json(*entry));
  definition.is_protected = entry->as_bool();
}

void ContextReader::set_type(Building& building, const base::Json& value, JsonLdTerm& definition) {
  const auto* entry = value.find("@type");
  if (!entry) return;
  if (!entry->is_string()) fail("invalid type mapping", base::write_json(*entry));
  const auto type = expand(*building.result, entry->as_string(), false, true, &building);
  const Keyword keyword = type ? keyword_of(*type) : Keyword::kNotOne;
  const bool is_new = keyword == Keyword::kJson || keyword == Keyword::kNone;
  const bool is_old = keyword == Keyword::kId || keyword == Keyword::kVocab;
  if (is_new ? options_.version_1_0 : !is_old && !(type && has_iri_form(*type)))
    fail("invalid type mapping", entry->as_string());
  definition.type = *type;
}

bool ContextReader::set_reverse(Building& building, const base::Json& value,
                                JsonLdTerm& definition) {
  const base::Json& entry = value["@reverse"];
  if (value.find("@id") || value.find("@nest")) fail("invalid reverse property", "@reverse");
  if (!entry.is_string()) fail("invalid IRI mapping", base::write_json(entry));
  if (has_keyword_form(entry.as_string())) return false;
  definition.iri = expand(*building.result, entry.as_string(), false, true, &building);
  if (!definition.iri || !is_iri_or_blank(*definition.iri))
    fail("invalid IRI mapping", entry.as_string());
  if (const auto* container = value.find("@container")) {
    const std::string& name = container->as_string();
    if (!container->is_null() && name != "@set" && name != "@index")
      fail("invalid reverse property", base::write_json(*container));
    definition.container = container_bit(name);
  }
  definition.reverse = true;
  return true;
}

bool ContextReader::set_id(Building& building, const std::string& term, const base::Json& id,
                           bool simple, JsonLdTerm& definition) {
  if (id.is_null()) return true;
  const std::string& text = id.as_string();
  if (!id.is_string()) fail("invalid IRI mapping", base::write_json(id));
  if (!is_keyword(text) && has_keyword_form(text)) return false;
  definition.iri = expand(*building.result, text, false, true, &building);
  const Keyword keyword = definition.iri ? keyword_of(*definition.iri) : Keyword::kNotOne;
  if (!definition.iri || (keyword == Keyword::kNotOne && !is_iri_or_blank(*definition.iri)))
    fail("invalid IRI mapping", text);
  if (keyword == Keyword::kContext) fail("invalid keyword alias", text);
  const bool has_slash = term.find('/') != std::string::npos;
  if (has_inner_colon(term) || has_slash) {
    building.defined[term] = true;
    if (expand(*building.result, term, false, true, &building) != definition.iri)
      fail("invalid IRI mapping", term);
  }
  const bool ends_open = kGenDelims.find(definition.iri->back()) != std::string_view::npos;
  if (simple && !has_slash && term.find(':') == std::string::npos)
    definition.prefix = ends_open || has_blank_form(*definition.iri);
  return true;
}

void ContextReader::set_iri_from_name(Building& building, const std::string& term,
                                      JsonLdTerm& definition) {
  const auto colon = term.find(':', 1);
  if (colon != std::string::npos) {
    const std::string prefix = term.substr(0, colon);
    define_first(&building, prefix);
    const JsonLdTerm* known = building.result->find(prefix);
    definition.iri = known && known->iri ? *known->iri + term.substr(colon + 1) : term;
  } else if (term.find('/') != std::string::npos) {
    definition.iri = expand_iri(*building.result, term, false, true);
    if (!definition.iri || !has_iri_form(*definition.iri)) fail("invalid IRI mapping", term);
  } else if (term == "@type") {
    definition.iri = term;
  } else if (building.result->vocab) {
    definition.iri = *building.result->vocab + term;
  } else {
    fail("invalid IRI mapping", term);
  }
}

void ContextReader::set_container(const base::Json& value, JsonLdTerm& definition) const {
  const std::string told = base::write_json(value);
  if (!value.is_string() && (!value.is_array() || options_.version_1_0))
    fail("invalid container mapping", told);
  std::size_t count = 0;
  const auto add = [&](const base::Json& name) {
    const std::uint8_t bit = container_bit(name.as_string());
    if (!bit || (definition.container & bit)) fail("invalid container mapping", told);
    definition.container |= bit;
    ++count;
  };
  if (value.is_string()) add(value);
  for (const auto& name : value.items()) add(name);
  const bool is_new = definition.container & (kGraphContainer | kIdContainer | kTypeContainer);
  if (!is_allowed_container(definition.container, count) || (is_new && options_.version_1_0))
    fail("invalid container mapping", told);
  if (!(definition.container & kTypeContainer)) return;
  if (definition.type.empty()) definition.type = "@id";
  if (definition.type != "@id" && definition.type != "@vocab")
    fail("invalid type mapping", definition.type);
}

void ContextReader::set_index(Building& building, const base::Json& value, JsonLdTerm& definition) {
  const bool fits = (definition.container & kIndexContainer) && !options_.version_1_0;
  if (!fits || !value.is_string()) fail("invalid term definition", "@index");
  const auto iri = expand(*building.result, value.as_string(), false, true, &building);
  if (!iri || !has_iri_form(*iri)) fail("invalid term definition", value.as_string());
  definition.index = value.as_string();
}

void ContextReader::set_scoped_context(Building& building, const base::Json& value,
                                       JsonLdTerm& definition) {
  if (options_.version_1_0) fail("invalid term definition", "@context");
  ContextUse use;
  use.remote = building.use.remote;
  use.override_protected = true;
  use.validate_scoped = false;
  ++scoped_;
  build(building.result, value, building.base_url, use);
  --scoped_;
  definition.context = &value;
  definition.base_url = building.base_url;
}

void ContextReader::set_text_rules(const base::Json& value, JsonLdTerm& definition) const {
  if (const auto* language = value.find("@language")) {
    if (!language->is_null() && !language->is_string())
      fail("invalid language mapping", base::write_json(*language));
    definition.language = language->as_string();
  }
  if (const auto* direction = value.find("@direction")) {
    const std::string& text = direction->as_string();
    if (!direction->is_null() && text != "ltr" && text != "rtl")
      fail("invalid base direction", base::write_json(*direction));
    definition.direction = text;
  }
}

void ContextReader::set_nest_and_prefix(const std::string& term, const base::Json& value,
                                        JsonLdTerm& definition) const {
  if (const auto* nest = value.find("@nest")) {
    const std::string& name = nest->as_string();
    if (options_.version_1_0) fail("invalid term definition", "@nest");
    if (!nest->is_string() || (is_keyword(name) && name != "@nest"))
      fail("invalid @nest value", base::write_json(*nest));
    definition.nest = name;
  }
  if (const auto* prefix = value.find("@prefix")) {
    if (options_.version_1_0 || term.find_first_of(":/") != std::string::npos)
      fail("invalid term definition", term);
    if (!prefix->is_bool()) fail("invalid @prefix value", base::write_json(*prefix));
    definition.prefix = prefix->as_bool();
    if (definition.prefix && definition.iri && is_keyword(*definition.iri))
      fail("invalid term definition", term);
  }
}

}  // namespace catalog::rdf
