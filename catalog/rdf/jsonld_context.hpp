#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/rdf/jsonld_keywords.hpp"
#include "catalog/rdf/jsonld_reader.hpp"

namespace catalog::rdf {

/// What @container of a term may name, as bits.
enum Container : std::uint8_t {
  kListContainer = 1,
  kSetContainer = 2,
  kIndexContainer = 4,
  kLanguageContainer = 8,
  kGraphContainer = 16,
  kIdContainer = 32,
  kTypeContainer = 64,
};

/// What a context says of one term. Source: JSON-LD 1.1 API, 4.1 "term definition".
struct JsonLdTerm {
  std::optional<std::string> iri;  // none: the term is told to mean nothing
  std::string type;                // "" when it coerces nothing
  std::string index;
  std::string nest;
  std::optional<std::string> language;   // "" for an explicit null
  std::optional<std::string> direction;  // "" for an explicit null
  const base::Json* context = nullptr;   // its scoped context, of the document or a bundled one
  std::string base_url;                  // against which that context names others
  std::uint8_t container = 0;
  bool prefix = false;
  bool is_protected = false;
  bool reverse = false;
};

struct JsonLdContext;
using ContextPtr = std::shared_ptr<const JsonLdContext>;

/// An active context: a layer of terms over those of its parent, so that a small context inside a
/// large one costs only its own terms.
struct JsonLdContext {
  /// A key of an object as the context expands it.
  struct Name {
    std::string iri;  // of a property; "" when the key means nothing
    Keyword keyword = Keyword::kNotOne;
    const JsonLdTerm* term = nullptr;
  };

  ContextPtr parent;
  ContextPtr previous;  // the one to go back to, when this holds for one object only
  std::unordered_map<std::string, std::unique_ptr<const JsonLdTerm>, TextHash, std::equal_to<>>
      terms;  // null: removed
  std::optional<std::string> base;
  std::optional<std::string> vocab;
  std::string language;
  std::string direction;
  int layers = 0;
  bool has_protected = false;
  mutable std::unordered_map<std::string, Name, TextHash, std::equal_to<>> names;

  /// Null when the context says nothing of it.
  const JsonLdTerm* find(std::string_view term) const;
};

/// How one context is taken in.
struct ContextUse {
  std::vector<std::string> remote;  // the contexts inside which it stands
  bool override_protected = false;
  bool propagate = true;
  bool validate_scoped = true;
};

/// Makes active contexts and expands IRIs by them, for one document.
/// Errors: kMalformed "jsonld_context_invalid" and "jsonld_context_unknown".
/// Source: JSON-LD 1.1 API, 4.1, 4.2 and 5.2.
class ContextReader {
 public:
  explicit ContextReader(const JsonLdOptions& options) : options_(options) {}

  ContextPtr initial() const;
  ContextPtr process(const ContextPtr& active, const base::Json& local, const std::string& base_url,
                     const ContextUse& use = {});

  /// Nothing when it expands to null.
  std::optional<std::string> expand_iri(const JsonLdContext& context, std::string_view value,
                                        bool document_relative, bool vocab);
  /// A key of an object; the answer lives as long as the context.
  const JsonLdContext::Name& name_of(const JsonLdContext& context, const std::string& key);

  const JsonLdOptions& options() const { return options_; }

 private:
  struct Building;

  std::shared_ptr<JsonLdContext> build(const ContextPtr& active, const base::Json& local,
                                       const std::string& base_url, const ContextUse& use);
  void take_remote(std::shared_ptr<JsonLdContext>& result, const std::string& reference,
                   const std::string& base_url, ContextUse use);
  void take_null(std::shared_ptr<JsonLdContext>& result, const ContextUse& use) const;
  void take_object(std::shared_ptr<JsonLdContext>& result, const base::Json& local,
                   const std::string& base_url, const ContextUse& use);
  const base::Json& load(const std::string& iri) const;
  const base::Json& import_into(const base::Json& context, const std::string& base_url);
  void check_version(const base::Json& context) const;
  void set_base(JsonLdContext& result, const base::Json& context) const;
  void set_vocab(JsonLdContext& result, const base::Json& context);
  void set_defaults(JsonLdContext& result, const base::Json& context) const;

  void define(Building& building, const std::string& term);
  void check_type_keyword(const base::Json& value) const;
  bool fill(Building& building, const std::string& term, const base::Json& value,
            JsonLdTerm& definition);
  void set_protected(const base::Json& value, JsonLdTerm& definition) const;
  void set_type(Building& building, const base::Json& value, JsonLdTerm& definition);
  bool set_reverse(Building& building, const base::Json& value, JsonLdTerm& definition);
  bool set_id(Building& building, const std::string& term, const base::Json& id, bool simple,
              JsonLdTerm& definition);
  void set_iri_from_name(Building& building, const std::string& term, JsonLdTerm& definition);
  void set_container(const base::Json& value, JsonLdTerm& definition) const;
  void set_index(Building& building, const base::Json& value, JsonLdTerm& definition);
  void set_scoped_context(Building& building, const base::Json& value, JsonLdTerm& definition);
  void set_text_rules(const base::Json& value, JsonLdTerm& definition) const;
  void set_nest_and_prefix(const std::string& term, const base::Json& value,
                           JsonLdTerm& definition) const;

  std::optional<std::string> expand(const JsonLdContext& context, std::string_view value,
                                    bool document_relative, bool vocab, Building* building);
  void define_first(Building* building, std::string_view term);
  [[noreturn]] void fail(std::string_view code, std::string_view what) const;

  const JsonLdOptions& options_;
  // Contexts with an @import, and what the two are together.
  std::map<const base::Json*, base::Json> merged_;
  std::size_t defined_ = 0;  // terms so far
  int scoped_ = 0;           // inside how many scoped contexts we check
};

}  // namespace catalog::rdf
