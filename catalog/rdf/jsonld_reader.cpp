#include "catalog/rdf/jsonld_reader.hpp"

#include "catalog/base/error.hpp"
#include "catalog/rdf/jsonld_context.hpp"
#include "catalog/rdf/jsonld_contexts.hpp"
#include "catalog/rdf/jsonld_expand.hpp"
#include "catalog/rdf/jsonld_notes.hpp"
#include "catalog/rdf/jsonld_quads.hpp"

namespace catalog::rdf {

JsonLdOptions default_jsonld_options(std::string_view base) {
  JsonLdOptions options;
  options.base = base;
  options.find_context = find_bundled_context;
  options.repair_iris = true;
  return options;
}

void read_jsonld(const base::Json& document, const JsonLdOptions& options, Graph& graph,
                 std::vector<Problem>& problems) {
  read_jsonld(
      document, options,
      [&](const Term*, const Term& subject, const Term& predicate, const Term& object) {
        if (graph.memory_bytes() > options.memory_bytes)
          throw base::Error(base::ErrorCode::kTooLarge, "rdf_terms_too_large",
                            {{"limit", std::to_string(options.memory_bytes >> 20)}});
        const TermId subject_id = graph.intern(subject);
        const TermId predicate_id = graph.intern(predicate);
        graph.add(subject_id, predicate_id, graph.intern(object));
      },
      problems);
}

void read_jsonld(const base::Json& document, const JsonLdOptions& options, const QuadSink& sink,
                 std::vector<Problem>& problems) {
  JsonLdNotes notes(problems);
  ContextReader contexts(options);
  QuadWriter writer(options, sink, notes);
  Expander(contexts, notes).expand_each(document, [&writer](const base::Json& node) {
    writer.write(node);
  });
}

base::Json expand_jsonld(const base::Json& document, const JsonLdOptions& options,
                         std::vector<Problem>& problems) {
  JsonLdNotes notes(problems);
  ContextReader contexts(options);
  return Expander(contexts, notes).expand_document(document);
}

}  // namespace catalog::rdf
