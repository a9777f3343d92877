#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "catalog/base/json.hpp"
#include "catalog/rdf/jsonld_keywords.hpp"
#include "catalog/rdf/jsonld_notes.hpp"
#include "catalog/rdf/jsonld_reader.hpp"

namespace catalog::rdf {

/// Tells the nodes of an expanded document as quads. What RDF cannot hold (a relative IRI, a
/// predicate that is a blank node, a datatype or language that is none) is left out with a note.
/// Source: JSON-LD 1.1 API, 7 and 8.
class QuadWriter {
 public:
  QuadWriter(const JsonLdOptions& options, const QuadSink& sink, JsonLdNotes& notes)
      : options_(options), sink_(sink), notes_(notes) {}

  /// One node of the expanded document; all of them go through one writer.
  void write(const base::Json& node);

 private:
  /// Where quads go: into a graph, or nowhere for what stands under something left out.
  struct Place {
    const Term* graph = nullptr;
    bool left_out = false;
  };

  std::optional<Term> write_item(const base::Json& item, const Place& place);
  std::optional<Term> write_node(const base::Json& node, const Place& place);
  void write_types(const std::optional<Term>& subject, const base::Json& types, const Place& place);
  void write_graph(const std::optional<Term>& name, const base::Json& nodes, const Place& place);
  void write_reverse(const std::optional<Term>& object, const base::Json& map, const Place& place);
  void write_property(const std::optional<Term>& subject, const std::string& property,
                      const base::Json& values, const Place& place);
  void write_nodes_of(const base::Json& item, const Place& place);
  Term write_list(const base::Json& items, const Place& place);
  std::optional<Term> literal_of(const base::Json& value, const Place& place);
  Term directed(const base::Json& value, Term text, const Place& place);

  void emit(const Place& place, const Term& subject, const Term& predicate, const Term& object);
  const std::optional<Term>& predicate_of(const std::string& property);
  std::optional<Term> resource_of(const std::string& id);
  Term fresh_blank();

  const JsonLdOptions& options_;
  const QuadSink& sink_;
  JsonLdNotes& notes_;
  std::unordered_map<std::string, Term> blanks_;
  std::unordered_map<std::string, std::optional<Term>> predicates_;
  std::size_t count_ = 0;
};

}  // namespace catalog::rdf
