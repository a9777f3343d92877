#include "catalog/rdf/writer.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/rdf/ntriples_writer.hpp"
#include "catalog/rdf/rdfxml_writer.hpp"
#include "catalog/rdf/term_text.hpp"
#include "catalog/rdf/turtle_writer.hpp"

namespace catalog::rdf {
namespace {

constexpr std::size_t kProblemsKept = 100;
constexpr std::size_t kQuoted = 120;  // bytes of a text shown in a sentence

}  // namespace

std::vector<base::Message> Writer::take_problems() {
  return std::exchange(problems_, {});
}

void Writer::report(std::string key, std::string name, std::string_view value) {
  if (problems_.size() >= kProblemsKept) return;
  problems_.push_back({std::move(key), {{std::move(name), base::shorten(value, kQuoted)}}});
}

bool Writer::is_statement(const Graph& record, const Triple& triple) {
  const bool sound = record.term(triple.subject).kind != TermKind::kLiteral &&
                     record.term(triple.predicate).kind == TermKind::kIri;
  if (!sound) report("rdf_write_statement", "iri", record.term(triple.predicate).value);
  return sound;
}

std::string_view Writer::language_of(const TermView& literal) {
  if (literal.language.empty() || is_language_tag(literal.language)) return literal.language;
  report("rdf_write_language", "language", literal.language);
  return {};
}

std::unique_ptr<Writer> make_writer(Syntax syntax, const Prefixes& prefixes) {
  switch (syntax) {
    case Syntax::kTurtle:
    case Syntax::kTrig:
      return std::make_unique<TurtleWriter>(prefixes);
    case Syntax::kNTriples:
    case Syntax::kNQuads:
      return std::make_unique<NTriplesWriter>();
    case Syntax::kRdfXml:
      return std::make_unique<RdfXmlWriter>(prefixes);
    case Syntax::kJsonLd:
      break;
  }
  throw base::Error(base::ErrorCode::kUnsupportedType, "rdf_syntax_elsewhere");
}

std::string write_graph(const Graph& graph, Syntax syntax) {
  std::string out;
  const auto writer = make_writer(syntax);
  writer->begin(out);
  writer->write(graph, out);
  writer->end(out);
  return out;
}

}  // namespace catalog::rdf
