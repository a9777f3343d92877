#include "catalog/rdf/rdfxml_writer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/rdf/term_text.hpp"

namespace catalog::rdf {
namespace {

// Names of the syntax itself; neither a property nor a class can be written with them.
constexpr std::array<std::string_view, 12> kReserved = {
    "RDF",    "ID",       "about",       "bagID", "parseType", "resource",
    "nodeID", "datatype", "Description", "li",    "aboutEach", "aboutEachPrefix"};

bool is_reserved(std::string_view iri) {
  if (!iri.starts_with(kRdfSpace)) return false;
  return std::find(kReserved.begin(), kReserved.end(), iri.substr(kRdfSpace.size())) !=
         kReserved.end();
}

bool is_xml_name(std::string_view text) {
  return !text.empty() && find_xml_name(text) == 0;
}

void indent(std::string& out, std::size_t depth) {
  out.append(2 * depth + 2, ' ');
}

}  // namespace

struct RdfXmlWriter::Page {
  const Graph& graph;
  std::string& out;
  Nesting nesting;
};

void RdfXmlWriter::begin(std::string& out) {
  record_ = 0;
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF";
  bool has_rdf = false;
  for (const auto& [prefix, space] : prefixes_.all()) {
    out += "\n  xmlns:" + prefix + "=\"";
    append_xml(out, space);
    out += '"';
    has_rdf = has_rdf || prefix == "rdf";
  }
  if (!has_rdf) out += "\n  xmlns:rdf=\"" + std::string(kRdfSpace) + "\"";
  out += ">\n";
}

void RdfXmlWriter::end(std::string& out) {
  out += "</rdf:RDF>\n";
}

void RdfXmlWriter::write(const Graph& record, std::string& out) {
  ++record_;
  Page page{record, out, Nesting(record)};
  for (TermId subject = page.nesting.next(); subject != Graph::kAbsent;
       subject = page.nesting.next()) {
    if (record.term(subject).kind != TermKind::kLiteral)
      node(page, subject, 0);
    else
      report("rdf_write_statement", "iri", record.term(subject).value);
  }
}

// "<dcat:Dataset" or, without a prefix, "<n:Thing xmlns:n="…"". False when no name can be made.
bool RdfXmlWriter::open(std::string& out, std::string_view iri, std::string& name) const {
  if (is_reserved(iri)) return false;
  if (const auto known = prefixes_.shorten(iri); known && is_xml_name(known->local)) {
    name.assign(known->prefix).append(1, ':').append(known->local);
    out.append(1, '<').append(name);
    return true;
  }
  const auto start = find_xml_name(iri);
  if (start == iri.npos || start == 0) return false;
  name.assign("n:").append(iri.substr(start));
  out.append(1, '<').append(name).append(" xmlns:n=\"");
  append_xml(out, iri.substr(0, start));
  out += '"';
  return true;
}

void RdfXmlWriter::node(Page& page, TermId subject, std::size_t depth) {
  const auto statements = page.nesting.statements(subject);
  std::string& out = page.out;
  std::string name;
  indent(out, depth);
  const bool typed = !statements.empty() &&
                     page.graph.term(statements[0].predicate).value == kRdfType &&
                     page.graph.term(statements[0].object).kind == TermKind::kIri &&
                     open(out, page.graph.term(statements[0].object).value, name);
  if (!typed) out.append("<").append(name = "rdf:Description");
  const TermView term = page.graph.term(subject);
  if (term.kind == TermKind::kIri) {
    attribute(out, "rdf:about", term.value);
  } else if (depth == 0 && page.nesting.needs_label(subject)) {
    std::string label;
    append_label(label, record_, subject);
    attribute(out, "rdf:nodeID", label.substr(2));
  }
  if (statements.size() == std::size_t{typed}) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  for (std::size_t i = typed; i < statements.size(); ++i)
    if (is_statement(page.graph, statements[i])) property(page, statements[i], depth + 1);
  indent(out, depth);
  out.append("</").append(name).append(">\n");
}

void RdfXmlWriter::property(Page& page, const Triple& triple, std::size_t depth) {
  std::string& out = page.out;
  const std::string_view predicate = page.graph.term(triple.predicate).value;
  const std::size_t start = out.size();
  std::string name;
  indent(out, depth);
  if (!open(out, predicate, name)) {
    out.resize(start);
    return report("rdf_write_predicate", "iri", predicate);
  }
  const TermView object = page.graph.term(triple.object);
  if (object.kind == TermKind::kLiteral) {
    literal(page, object);
    out.append("</").append(name).append(">\n");
  } else if (object.kind == TermKind::kIri) {
    attribute(out, "rdf:resource", object.value);
    out += "/>\n";
  } else if (page.nesting.take(triple.object, depth)) {
    out += ">\n";
    node(page, triple.object, depth + 1);
    indent(out, depth);
    out.append("</").append(name).append(">\n");
  } else {
    std::string label;
    append_label(label, record_, triple.object);
    attribute(out, "rdf:nodeID", label.substr(2));
    out += "/>\n";
  }
}

void RdfXmlWriter::literal(Page& page, const TermView& term) {
  if (const auto language = language_of(term); !language.empty())
    attribute(page.out, "xml:lang", language);
  else if (!term.datatype.empty())
    attribute(page.out, "rdf:datatype", term.datatype);
  page.out += '>';
  text(page.out, term.value);
}

// Every attribute but xml:lang is an IRI or a label.
void RdfXmlWriter::attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(1, ' ').append(name).append("=\"");
  if (has_only_iri_characters(value))
    append_xml(out, value);
  else
    append_xml(out, base::repair_iri(value));
  out += '"';
}

void RdfXmlWriter::text(std::string& out, std::string_view text) {
  if (!append_xml(out, text)) report("rdf_write_character", "text", text);
}

}  // namespace catalog::rdf
