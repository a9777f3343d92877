#include "catalog/rdf/jsonld_context.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/jsonld_building.hpp"

namespace catalog::rdf {
namespace {

constexpr int kMostLayers = 100;
constexpr std::size_t kMostRemote = 20;
constexpr std::size_t kMostMerged = 1000;
constexpr std::size_t kMostTold = 200;

std::shared_ptr<JsonLdContext> layer_over(const ContextPtr& below) {
  if (below->layers >= kMostLayers)
    throw base::Error(base::ErrorCode::kTooLarge, "jsonld_contexts_too_deep",
                      {{"limit", std::to_string(kMostLayers)}});
  auto layer = std::make_shared<JsonLdContext>();
  layer->parent = below;
  layer->previous = below->previous;
  layer->base = below->base;
  layer->vocab = below->vocab;
  layer->language = below->language;
  layer->direction = below->direction;
  layer->layers = below->layers + 1;
  layer->has_protected = below->has_protected;
  return layer;
}

// A protected term counts only where no later layer has set it aside.
bool holds_protected_terms(const JsonLdContext& context) {
  if (!context.has_protected) return false;
  for (const auto* layer = &context; layer; layer = layer->parent.get())
    for (const auto& [name, term] : layer->terms)
      if (term && term->is_protected && context.find(name) == term.get()) return true;
  return false;
}

bool is_context_keyword(Keyword keyword) {
  return keyword == Keyword::kBase || keyword == Keyword::kDirection ||
         keyword == Keyword::kImport || keyword == Keyword::kLanguage ||
         keyword == Keyword::kPropagate || keyword == Keyword::kProtected ||
         keyword == Keyword::kVersion || keyword == Keyword::kVocab;
}

}  // namespace

const JsonLdTerm* JsonLdContext::find(std::string_view term) const {
  for (const auto* layer = this; layer; layer = layer->parent.get())
    if (const auto found = layer->terms.find(term); found != layer->terms.end())
      return found->second.get();
  return nullptr;
}

void ContextReader::fail(std::string_view code, std::string_view what) const {
  // The standard has one code for whatever is wrong inside a scoped context.
  const std::string told(scoped_ ? std::string_view("invalid scoped context") : code);
  throw base::Error(base::ErrorCode::kMalformed, "jsonld_context_invalid",
                    {{"code", told}, {"what", base::shorten(what, kMostTold)}});
}

ContextPtr ContextReader::initial() const {
  auto context = std::make_shared<JsonLdContext>();
  if (!options_.base.empty()) context->base = options_.base;
  return context;
}

ContextPtr ContextReader::process(const ContextPtr& active, const base::Json& local,
                                  const std::string& base_url, const ContextUse& use) {
  return build(active, local, base_url, use);
}

std::shared_ptr<JsonLdContext> ContextReader::build(const ContextPtr& active,
                                                    const base::Json& local,
                                                    const std::string& base_url,
                                                    const ContextUse& use) {
  auto result = layer_over(active);
  ContextUse inner = use;
  if (local["@propagate"].is_bool()) inner.propagate = local["@propagate"].as_bool();
  if (!inner.propagate && !result->previous) result->previous = active;
  const auto take = [&](const base::Json& context) {
    if (context.is_null())
      take_null(result, inner);
    else if (context.is_string())
      take_remote(result, context.as_string(), base_url, inner);
    else if (context.is_object())
      take_object(result, context, base_url, inner);
    else
      fail("invalid local context", base::write_json(context));
  };
  if (local.is_array())
    for (const auto& context : local.items()) take(context);
  else
    take(local);
  return result;
}

void ContextReader::take_null(std::shared_ptr<JsonLdContext>& result, const ContextUse& use) const {
  if (!use.override_protected && holds_protected_terms(*result))
    fail("invalid context nullification", "null");
  auto empty = std::make_shared<JsonLdContext>();
  empty->base = initial()->base;
  if (!use.propagate) empty->previous = result;
  result = std::move(empty);
}

void ContextReader::take_remote(std::shared_ptr<JsonLdContext>& result,
                                const std::string& reference, const std::string& base_url,
                                ContextUse use) {
  const std::string iri = base::resolve_iri(reference, base_url).value_or(reference);
  const bool within = std::find(use.remote.begin(), use.remote.end(), iri) != use.remote.end();
  if (!use.validate_scoped && within) return;
  if (use.remote.size() >= kMostRemote) fail("context overflow", iri);
  const base::Json& document = load(iri);
  const base::Json* context = document.find("@context");
  if (!context) fail("invalid remote context", iri);
  use.remote.push_back(iri);
  use.override_protected = false;
  use.propagate = true;
  result = build(result, *context, iri, use);
}

void ContextReader::take_object(std::shared_ptr<JsonLdContext>& result, const base::Json& local,
                                const std::string& base_url, const ContextUse& use) {
  check_version(local);
  const base::Json& context = local.find("@import") ? import_into(local, base_url) : local;
  if (use.remote.empty()) set_base(*result, context);
  set_vocab(*result, context);
  set_defaults(*result, context);
  Building building{result, base_url, use, {}, {}, false, 0};
  if (const auto* is_protected = context.find("@protected")) {
    if (!is_protected->is_bool()) fail("invalid @protected value", "@protected");
    building.is_protected = is_protected->as_bool();
  }
  for (const auto& [term, value] : context.members()) building.local.emplace(term, &value);
  for (const auto& [term, value] : context.members())
    if (!is_context_keyword(keyword_of(term))) define(building, term);
}

const base::Json& ContextReader::load(const std::string& iri) const {
  const base::Json* document = options_.find_context ? options_.find_context(iri) : nullptr;
  if (!document)
    throw base::Error(
        base::ErrorCode::kMalformed, "jsonld_context_unknown",
        {{"iri", iri},
         {"code", scoped_ ? "invalid scoped context" : "loading remote context failed"}});
  return *document;
}

const base::Json& ContextReader::import_into(const base::Json& context,
                                             const std::string& base_url) {
  const base::Json& reference = context["@import"];
  if (options_.version_1_0) fail("invalid context entry", "@import");
  if (!reference.is_string()) fail("invalid @import value", base::write_json(reference));
  const auto known = merged_.find(&context);
  if (known != merged_.end()) return known->second;
  const std::string iri =
      base::resolve_iri(reference.as_string(), base_url).value_or(reference.as_string());
  const base::Json& imported = load(iri)["@context"];
  if (!imported.is_object()) fail("invalid remote context", iri);
  if (imported.find("@import")) fail("invalid context entry", "@import");
  if (merged_.size() >= kMostMerged) fail("context overflow", iri);
  base::Json& merged = merged_.emplace(&context, imported).first->second;
  for (const auto& [name, value] : context.members())
    if (name != "@import") merged.set(name, value);
  return merged;
}

void ContextReader::check_version(const base::Json& context) const {
  if (const auto* version = context.find("@version")) {
    if (version->as_double() != 1.1) fail("invalid @version value", base::write_json(*version));
    if (options_.version_1_0) fail("processing mode conflict", "@version");
  }
  if (const auto* propagate = context.find("@propagate")) {
    if (options_.version_1_0) fail("invalid context entry", "@propagate");
    if (!propagate->is_bool()) fail("invalid @propagate value", base::write_json(*propagate));
  }
}

void ContextReader::set_base(JsonLdContext& result, const base::Json& context) const {
  const auto* value = context.find("@base");
  if (!value) return;
  if (value->is_null()) {
    result.base.reset();
    return;
  }
  if (!value->is_string()) fail("invalid base IRI", base::write_json(*value));
  if (has_iri_form(value->as_string())) {
    result.base = value->as_string();
    return;
  }
  if (!result.base) fail("invalid base IRI", value->as_string());
  result.base = base::resolve_iri(value->as_string(), *result.base);
}

void ContextReader::set_vocab(JsonLdContext& result, const base::Json& context) {
  const auto* value = context.find("@vocab");
  if (!value) return;
  if (value->is_null()) {
    result.vocab.reset();
    return;
  }
  const std::string& text = value->as_string();
  if (!value->is_string()) fail("invalid vocab mapping", base::write_json(*value));
  const auto vocab = expand_iri(result, text, true, true);
  const bool absolute = has_iri_form(text) || has_blank_form(text);
  if (!vocab || (options_.version_1_0 && !absolute)) fail("invalid vocab mapping", text);
  result.vocab = vocab;
}

void ContextReader::set_defaults(JsonLdContext& result, const base::Json& context) const {
  if (const auto* language = context.find("@language")) {
    if (!language->is_string() && !language->is_null())
      fail("invalid default language", base::write_json(*language));
    result.language = language->as_string();
  }
  if (const auto* direction = context.find("@direction")) {
    if (options_.version_1_0) fail("invalid context entry", "@direction");
    const std::string& text = direction->as_string();
    if (!direction->is_null() && text != "ltr" && text != "rtl")
      fail("invalid base direction", base::write_json(*direction));
    result.direction = text;
  }
}

}  // namespace catalog::rdf
