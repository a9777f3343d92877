#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/rdf/jsonld_context.hpp"
#include "catalog/rdf/jsonld_notes.hpp"

namespace catalog::rdf {

/// An object being expanded. As Json keeps members in a list, it keeps an index of its own once
/// they are many.
class ExpandedObject {
 public:
  base::Json* find(std::string_view name);
  base::Json& at(std::string_view name);
  /// Adds to the array of that name: a value, or each of an array's.
  void append(std::string_view name, base::Json value);
  std::size_t size() const { return members_.size(); }
  base::Json::Object& members() { return members_; }
  base::Json take() { return base::Json(std::move(members_)); }

 private:
  base::Json::Object members_;
  std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> places_;
};

/// Expansion of one document. Source: JSON-LD 1.1 API, 5.1 and 5.3.
/// Errors: kMalformed "jsonld_body_invalid" and those of ContextReader.
class Expander {
 public:
  Expander(ContextReader& contexts, JsonLdNotes& notes) : contexts_(contexts), notes_(notes) {}

  using NodeSink = std::function<void(base::Json)>;

  /// The document as an array of expanded nodes.
  base::Json expand_document(const base::Json& document);
  /// The same, node by node where the document allows, so that not all are held at once.
  void expand_each(const base::Json& document, const NodeSink& sink);

 private:
  /// The property under which an element stands.
  struct Property {
    const std::string* name = nullptr;  // null at the top
    const JsonLdTerm* term = nullptr;
    bool is_free() const;  // whether bare values are dropped here: at the top and in @graph
  };
  /// One object on its way.
  struct Node {
    ContextPtr context;
    ContextPtr type_scoped;
    Property property;
    ExpandedObject result;
    ExpandedObject reverse;
    std::vector<const std::string*> nests;
    const base::Json* element = nullptr;
  };
  struct Entry {  // one key of it
    const std::string& key;
    const base::Json& value;
    const JsonLdContext::Name& name;
  };

  base::Json expand(const ContextPtr& active, const Property& property, const base::Json& element,
                    bool from_map = false);
  base::Json expand_array(const ContextPtr& active, const Property& property,
                          const base::Json& element, bool from_map);
  base::Json expand_object(ContextPtr active, const Property& property, const base::Json& element,
                           bool from_map);
  base::Json expand_value(const JsonLdContext& context, const JsonLdTerm* term,
                          const base::Json& value);
  bool goes_back(const JsonLdContext& context, const base::Json& element);
  ContextPtr own_context(ContextPtr active, const base::Json& element);
  ContextPtr scoped(const ContextPtr& active, const JsonLdTerm& term, bool by_type);
  ContextPtr kept(const std::string& key, const ContextPtr& active, const base::Json& local,
                  const std::string& base_url, const ContextUse& use = {});
  ContextPtr type_scoped(const ContextPtr& active, const base::Json& element);
  bool is_json_object(const JsonLdContext& context, const base::Json& element);

  void expand_members(Node& node, const base::Json& element);
  void expand_nests(Node& node, const base::Json& element);
  void expand_keyword(Node& node, const Entry& entry);
  void expand_type(Node& node, const Entry& entry);
  void expand_included(Node& node, const Entry& entry);
  void expand_scalar_keyword(Node& node, const Entry& entry);
  void expand_reverse(Node& node, const Entry& entry);
  void add_reverse(Node& node, const std::string& property, base::Json values);
  void expand_property(Node& node, const Entry& entry);
  base::Json expand_term_value(Node& node, const Entry& entry, std::uint8_t container);
  base::Json expand_language_map(const JsonLdContext& context, const Entry& entry);
  base::Json expand_index_map(Node& node, const Entry& entry, std::uint8_t container);
  ContextPtr map_context(const ContextPtr& active, const std::string& index,
                         std::uint8_t container);
  base::Json place_index(Node& node, const Entry& entry, const std::string& index, base::Json item,
                         std::uint8_t container);

  base::Json finish(Node& node);
  static base::Json finish_value(ExpandedObject& result);

  ContextReader& contexts_;
  JsonLdNotes& notes_;

  struct Made {
    ContextPtr from;  // keeps alive what the key names
    ContextPtr made;
  };
  std::unordered_map<std::string, Made> kept_;
  const base::Json* last_local_ = nullptr;
  Made last_;
};

}  // namespace catalog::rdf
