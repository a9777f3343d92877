#include "catalog/documents/document_reader.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/documents/dcat_reader.hpp"
#include "catalog/documents/decoding.hpp"
#include "catalog/documents/dialects.hpp"
#include "catalog/documents/document_form.hpp"
#include "catalog/documents/parsing.hpp"
#include "catalog/rdf/syntax_reader.hpp"

namespace catalog::documents {
namespace {

constexpr std::size_t kLargest = 256u << 20;
constexpr rdf::ReadLimits kRdfLimits{.bytes = kLargest, .triples = 5'000'000, .seconds = 120};

Summary unread(const char* rule, const std::string& name) {
  return unread_document("", finding(Severity::kError, "", rule, {{"file", name}}));
}

Summary too_large(const std::string& name) {
  return unread_document("", finding(Severity::kError, "", "source_too_large",
                                     {{"file", name}, {"limit", std::to_string(kLargest >> 20)}}));
}

// The name tells apart what two documents call alike.
std::string placeholder_iri(const std::string& name) {
  return std::string(kNoBase) + base::sha256(name).substr(0, 16) + "/document";
}

void add_problems(Summary& summary, const rdf::ReadResult& result) {
  for (const auto& problem : result.problems) {
    // What breaks the rules of the syntax but was mended cost nothing.
    const bool lost =
        problem.severity == rdf::ProblemSeverity::kError && problem.text.key != "rdf_iri_mended";
    const Severity severity = lost ? Severity::kError : Severity::kWarning;
    summary.findings.push_back({severity, "", problem.text.key, problem.text});
  }
}

// The parser of N-Triples leaves wrong lines out and goes on.
bool has_lost_lines(const rdf::ReadResult& result) {
  return std::any_of(result.problems.begin(), result.problems.end(), [](const auto& problem) {
    return problem.severity == rdf::ProblemSeverity::kError &&
           problem.text.key.starts_with("rdf_syntax");
  });
}

Summary read_rdf(rdf::Syntax syntax, std::string_view text, const std::string& base_iri,
                 const RecordSink& sink) {
  rdf::Graph graph;
  const rdf::ReadResult result = rdf::read_syntax(syntax, text, base_iri, kRdfLimits, graph);
  const bool whole = result.complete && !has_lost_lines(result);
  const RecordSink marked = [&](Record&& record) {
    record.partial = !whole;
    sink(std::move(record));
  };
  Summary summary;
  const bool is_dcat = has_dcat(graph);
  if (!is_dcat && has_schema_org(graph)) {
    summary = read_schema_org(graph, marked);
  } else {
    summary = read_dcat(graph, marked);
    summary.format = rdf::name(syntax);
    note_schema_org(graph, summary);
    if (result.complete && !is_dcat)
      summary.findings.push_back(finding(Severity::kWarning, "", "document_without_records"));
  }
  summary.complete = whole;
  note_missing_base(graph, summary);
  add_problems(summary, result);
  return summary;
}

// Documents one after the other, each in its line, break off for a JSON parser after the first.
bool is_json_lines(std::string_view text) {
  text = base::trim(text);
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const auto first = base::trim(text.substr(0, end));
  const auto rest = base::trim(text.substr(end));
  Findings ignored;
  return first.starts_with('{') && first.ends_with('}') && rest.starts_with('{') &&
         try_parse_json(first, ignored).has_value();
}

Summary read_json_text(std::string_view text, const std::string& format,
                       const std::string& base_iri, const RecordSink& sink) {
  if (is_json_lines(text)) return read_json_lines(text, base_iri, sink);
  Findings why;
  const auto document = try_parse_json(text, why);
  if (!document) return unread_document("json", std::move(why[0]));
  return read_json(*document, format, base_iri, sink);
}

bool is_json_format(std::string_view format) {
  return format == "json" || format.starts_with("data.json") || is_read_dialect(format);
}

Summary read_workbook(std::string_view bytes, const RecordSink& sink) {
  Findings why;
  const auto text = try_read_workbook(bytes, why);
  if (!text) return unread_document("xlsx", std::move(why[0]));
  Summary summary = read_metadata_csv(*text, ',', {}, sink);
  summary.format = "xlsx";
  return summary;
}

Summary read_text(std::string_view text, const std::string& name, const std::string& format,
                  const std::string& base_iri, const RecordSink& sink) {
  const std::string form = format.empty() ? form_of_text(text, name) : format;
  if (form == "schema.org" && !base::trim(text.substr(0, 4096)).starts_with('{') &&
      !base::trim(text.substr(0, 4096)).starts_with('['))
    return read_text(text, name, "", base_iri, sink);
  if (form == "jsonl") return read_json_lines(text, base_iri, sink);
  if (is_json_format(form)) return read_json_text(text, form == "json" ? "" : form, base_iri, sink);
  if (form == "csv") return read_metadata_csv(text, sink);
  if (const auto syntax = rdf::syntax_of_name(form)) return read_rdf(*syntax, text, base_iri, sink);
  if (!form.empty()) return format_not_read(form);
  return unread("document_form_unknown", name);
}

}  // namespace

Summary read_document(std::string_view bytes, const std::string& name, const std::string& format,
                      const std::string& base_iri, const RecordSink& sink) {
  if (bytes.size() > kLargest) return too_large(name);
  if (const std::string form = form_of_bytes(bytes, name); !form.empty())
    return form == "xlsx" ? read_workbook(bytes, sink) : format_not_read(form);
  Decoded decoded;
  decode(bytes, decoded);
  if (base::trim(decoded.text.substr(0, 1u << 20)).empty()) return unread("document_empty", name);
  const std::string base_address =
      base::is_absolute_iri(base_iri) ? base_iri : placeholder_iri(name);
  Summary summary = read_text(decoded.text, name, format, base_address, sink);
  if (!decoded.encoding.empty())
    summary.findings.push_back(
        finding(Severity::kWarning, "", "encoding_converted", {{"encoding", decoded.encoding}}));
  if (decoded.repaired)
    summary.findings.push_back(finding(Severity::kWarning, "", "encoding_repaired"));
  return summary;
}

Summary read_file(const std::filesystem::path& path, const std::string& format,
                  const RecordSink& sink) {
  const std::string name = base::repair_utf8(path.filename().string());
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return unread("file_missing", name);
  if (std::filesystem::is_directory(status)) return unread("file_is_folder", name);
  std::ifstream in(path, std::ios::binary);
  if (!in) return unread("file_unreadable", name);
  std::string bytes;
  std::string part(1u << 20, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > kLargest) return too_large(name);
  }
  if (in.bad()) return unread("file_unreadable", name);
  return read_document(bytes, name, format, "", sink);
}

}  // namespace catalog::documents
