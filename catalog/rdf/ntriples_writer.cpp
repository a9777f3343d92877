#include "catalog/rdf/ntriples_writer.hpp"

#include "catalog/rdf/nesting.hpp"
#include "catalog/rdf/term_text.hpp"

namespace catalog::rdf {

void NTriplesWriter::begin(std::string&) {
  record_ = 0;
}

void NTriplesWriter::end(std::string&) {}

void NTriplesWriter::append(const Graph& record, TermId id, std::string& out) {
  const TermView term = record.term(id);
  if (term.kind == TermKind::kIri) return append_iri(out, term.value);
  if (term.kind == TermKind::kBlank) return append_label(out, record_, id);
  append_quoted(out, term.value);
  if (const auto language = language_of(term); !language.empty()) {
    out += '@';
    out += language;
  } else if (!term.datatype.empty()) {
    out += "^^";
    append_iri(out, term.datatype);
  }
}

void NTriplesWriter::write(const Graph& record, std::string& out) {
  ++record_;
  for (const Triple& triple : record.triples()) {
    if (!is_statement(record, triple)) continue;
    append(record, triple.subject, out);
    out += ' ';
    append_iri(out, record.term(triple.predicate).value);
    out += ' ';
    append(record, triple.object, out);
    out += " .\n";
  }
}

}  // namespace catalog::rdf
