#include "catalog/rdf/turtle_writer.hpp"

#include <algorithm>

#include "catalog/rdf/term_text.hpp"

namespace catalog::rdf {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_plain(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// A part of Turtle's PN_LOCAL that needs no escapes.
bool is_local_name(std::string_view text) {
  if (text.starts_with('-')) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_plain(c) || c == '-'; });
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Whether Turtle reads the bare text as a literal of that datatype: 12, 1.5, true.
bool stands_bare(std::string_view text, std::string_view datatype) {
  if (!datatype.starts_with(kXsdSpace)) return false;
  const std::string_view type = datatype.substr(kXsdSpace.size());
  if (type == "boolean") return text == "true" || text == "false";
  if (type != "integer" && type != "decimal") return false;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (type == "integer") return all_digits(text);
  const auto dot = text.find('.');
  return dot != text.npos && (dot == 0 || all_digits(text.substr(0, dot))) &&
         all_digits(text.substr(dot + 1));
}

}  // namespace

struct TurtleWriter::Page {
  const Graph& graph;
  std::string& out;
  Nesting nesting;
};

void TurtleWriter::begin(std::string& out) {
  record_ = 0;
  for (const auto& [prefix, space] : prefixes_.all()) {
    out += "@prefix " + prefix + ": ";
    append_iri(out, space);
    out += " .\n";
  }
}

void TurtleWriter::end(std::string&) {}

void TurtleWriter::write(const Graph& record, std::string& out) {
  ++record_;
  Page page{record, out, Nesting(record)};
  for (TermId subject = page.nesting.next(); subject != Graph::kAbsent;
       subject = page.nesting.next()) {
    const std::size_t start = out.size();
    out += '\n';
    const TermView term = record.term(subject);
    if (term.kind == TermKind::kIri)
      iri(out, term.value);
    else if (term.kind == TermKind::kBlank && page.nesting.needs_label(subject))
      append_label(out, record_, subject);
    else
      out += "[]";
    if (statements(page, subject, 0))
      out += " .\n";
    else
      out.resize(start);
  }
}

// False when there was none to write.
bool TurtleWriter::statements(Page& page, TermId subject, std::size_t depth) {
  TermId last = Graph::kAbsent;
  for (const Triple& triple : page.nesting.statements(subject)) {
    if (!is_statement(page.graph, triple)) continue;
    if (triple.predicate == last) {
      page.out += ", ";
    } else {
      if (last != Graph::kAbsent) page.out += " ;\n";
      if (last != Graph::kAbsent || depth > 0) page.out.append(2 + 2 * depth, ' ');
      if (last == Graph::kAbsent && depth == 0) page.out += ' ';
      const std::string_view predicate = page.graph.term(triple.predicate).value;
      if (predicate == kRdfType)
        page.out += 'a';
      else
        iri(page.out, predicate);
      page.out += ' ';
    }
    last = triple.predicate;
    object(page, triple.object, depth);
  }
  return last != Graph::kAbsent;
}

void TurtleWriter::object(Page& page, TermId id, std::size_t depth) {
  const TermView term = page.graph.term(id);
  if (term.kind == TermKind::kLiteral) return literal(page, term);
  if (term.kind == TermKind::kIri) return iri(page.out, term.value);
  const auto elements = page.nesting.take_list(id);
  if (!elements.empty()) return list(page, elements, depth);
  if (!page.nesting.take(id, depth)) return append_label(page.out, record_, id);
  page.out += "[\n";
  const bool any = statements(page, id, depth + 1);
  if (any) {
    page.out += '\n';
    page.out.append(2 + 2 * depth, ' ');
  } else {
    page.out.pop_back();
  }
  page.out += ']';
}

void TurtleWriter::list(Page& page, const std::vector<TermId>& elements, std::size_t depth) {
  page.out += '(';
  for (const TermId element : elements) {
    page.out += ' ';
    object(page, element, depth + 1);
  }
  page.out += " )";
}

void TurtleWriter::literal(Page& page, const TermView& term) {
  std::string& out = page.out;
  if (term.language.empty() && stands_bare(term.value, term.datatype)) {
    out += term.value;
    return;
  }
  append_quoted(out, term.value);
  if (const auto language = language_of(term); !language.empty()) {
    out += '@';
    out += language;
  } else if (!term.datatype.empty()) {
    out += "^^";
    iri(out, term.datatype);
  }
}

void TurtleWriter::iri(std::string& out, std::string_view iri) {
  const auto known = prefixes_.shorten(iri);
  if (!known || !is_local_name(known->local)) return append_iri(out, iri);
  out += known->prefix;
  out += ':';
  out += known->local;
}

}  // namespace catalog::rdf
