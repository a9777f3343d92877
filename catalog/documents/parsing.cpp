#include "catalog/documents/parsing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/rdf/jsonld_reader.hpp"
#include "catalog/rdf/syntax_reader.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"ar-perfil", "Perfil de Metadatos (Argentina)"},
    {"jkan", "JKAN"},
    {"socrata", "Socrata Discovery API"},
    {"arcgis-hub", "ArcGIS Hub API"},
    {"aws-registry", "Registry of Open Data on AWS"},
    {"csw", "CSW (OGC Catalogue Service)"},
    {"iso19139", "ISO 19139 XML"},
    {"uk-inventory", "UK local inventory XML"},
    {"xml", "XML"},
    {"html", "HTML"},
    {"yaml", "YAML"},
    {"markdown", "Markdown (YAML front matter)"},
    {"xls", "Excel (XLS)"},
    {"ods", "OpenDocument (ODS)"},
    {"zip", "ZIP"},
    {"gzip", "gzip"},
    {"tar", "tar"},
    {"pdf", "PDF"},
};

Finding told(const base::Message& message, Severity severity) {
  return {severity, "", message.key, message};
}

}  // namespace

std::optional<Json> try_parse_json(std::string_view text, Findings& findings) {
  try {
    return base::parse_json(text, {.depth = 200});
  } catch (const base::Error& error) {
    findings.push_back(told(error.message(), Severity::kError));
  }
  return std::nullopt;
}

std::optional<std::string> try_read_workbook(std::string_view bytes, Findings& findings) {
  try {
    return csv_of_workbook(bytes);
  } catch (const base::Error& error) {
    findings.push_back(told(error.message(), Severity::kError));
  }
  return std::nullopt;
}

bool try_read_jsonld(const Json& document, const std::string& base_iri, rdf::Graph& graph,
                     Findings& findings) {
  std::vector<rdf::Problem> problems;
  bool whole = true;
  try {
    rdf::read_jsonld(document, rdf::default_jsonld_options(base_iri), graph, problems);
  } catch (const base::Error& error) {
    findings.push_back(told(error.message(), Severity::kError));
    whole = false;
  }
  for (const auto& problem : problems)
    findings.push_back(told(problem.text, problem.severity == rdf::ProblemSeverity::kError
                                              ? Severity::kError
                                              : Severity::kWarning));
  return whole;
}

std::string plain_format_name(std::string_view format) {
  for (const auto& [name, plain] : kNames)
    if (name == format) return std::string(plain);
  return std::string(format);
}

void note_missing_base(const rdf::Graph& graph, Summary& summary) {
  for (rdf::TermId id = 0; id < graph.term_count(); ++id) {
    const rdf::TermView term = graph.term(id);
    if (term.kind != rdf::TermKind::kIri || !term.value.starts_with(kNoBase)) continue;
    const std::string_view path = term.value.substr(kNoBase.size());
    const std::string example(path.substr(std::min(path.find('/'), path.size())));
    summary.findings.push_back(
        finding(Severity::kWarning, "", "address_without_base", {{"value", example}}));
    return;
  }
}

Summary unread_document(std::string format, Finding why) {
  Summary summary;
  summary.format = std::move(format);
  summary.complete = false;
  summary.catalogue = Json::object();
  summary.findings.push_back(std::move(why));
  return summary;
}

Summary format_not_read(std::string_view format) {
  return unread_document(std::string(format), finding(Severity::kError, "", "format_not_read",
                                                      {{"format", plain_format_name(format)}}));
}

}  // namespace catalog::documents
