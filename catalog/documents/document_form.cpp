#include "catalog/documents/document_form.hpp"

#include <algorithm>

#include "catalog/base/text.hpp"
#include "catalog/documents/csv_columns.hpp"
#include "catalog/documents/csv_table.hpp"
#include "catalog/rdf/format.hpp"

namespace catalog::documents {
namespace {

std::string suffix_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? "" : base::lower_ascii(name.substr(dot + 1));
}

// The name of an XML document's root element, without prefix; with `<` of N-Triples it is none.
std::string root_element(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find('<', at)) != std::string_view::npos && at + 1 < text.size()) {
    const char next = text[at + 1];
    if (next != '?' && next != '!') break;
    const std::string_view end = text.substr(at).starts_with("<!--") ? "-->" : ">";
    at = text.find(end, at);
    if (at == std::string_view::npos) return {};
  }
  if (at == std::string_view::npos) return {};
  const std::string_view name =
      text.substr(at + 1, text.find_first_of(" \t\r\n/>", at + 1) - at - 1);
  const auto colon = name.find(':');
  return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

std::string form_of_xml(std::string_view text, std::string_view name) {
  const std::string root = root_element(text.substr(0, 64u << 10));
  if (root == "RDF") return "rdfxml";
  if (base::equal_ignoring_ascii_case(root, "html")) return "html";
  if (root.starts_with("GetRecord")) return "csw";
  if (root == "MD_Metadata" || root == "MI_Metadata") return "iso19139";
  if (root == "Inventory") return "uk-inventory";
  if (const auto syntax = rdf::syntax_of_suffix(name); syntax && *syntax != rdf::Syntax::kJsonLd)
    return std::string(rdf::name(*syntax));
  const auto guess = rdf::guess_syntax(text);
  if (guess && (guess->sure || guess->syntax != rdf::Syntax::kRdfXml))
    return std::string(rdf::name(guess->syntax));
  return "xml";
}

bool is_csv(std::string_view text) {
  CsvTable table(text.substr(0, 64u << 10), guess_separator(text));
  std::vector<std::string> headings;
  if (!table.next(headings) || headings.size() < 2) return false;
  return std::any_of(headings.begin(), headings.end(),
                     [](const auto& each) { return csv_column(each).key == "title"; });
}

}  // namespace

std::string form_of_bytes(std::string_view bytes, std::string_view name) {
  const std::string suffix = suffix_of(name);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
    return suffix == "xlsx" || suffix == "ods" ? suffix : "zip";
  if (bytes.starts_with("\x1F\x8B")) return "gzip";
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "xls";
  if (bytes.starts_with("%PDF")) return "pdf";
  if (bytes.size() > 262 && bytes.substr(257, 5) == "ustar") return "tar";
  return {};
}

std::string form_of_text(std::string_view text, std::string_view name) {
  const std::string suffix = suffix_of(name);
  const std::string_view start = base::trim(text.substr(0, 4096));
  const auto by_name = rdf::syntax_of_suffix(name);
  const bool turtle =
      by_name && *by_name != rdf::Syntax::kJsonLd && *by_name != rdf::Syntax::kRdfXml;
  if (start.starts_with('<')) return form_of_xml(text, name);
  if (turtle) return std::string(rdf::name(*by_name));
  if (suffix == "jsonl" || suffix == "ndjson") return "jsonl";
  if (start.starts_with('{') || start.starts_with('[')) return "json";
  if (suffix == "csv" || suffix == "tsv") return "csv";
  if (suffix == "md" || suffix == "markdown") return "markdown";
  if (suffix == "yaml" || suffix == "yml") return "yaml";
  if (start.starts_with("---\n") || start.starts_with("---\r\n")) return "yaml";
  if (suffix == "json" || suffix == "jsonld") return "json";
  if (const auto guess = rdf::guess_syntax(text)) return std::string(rdf::name(guess->syntax));
  return is_csv(text) ? "csv" : "";
}

}  // namespace catalog::documents
