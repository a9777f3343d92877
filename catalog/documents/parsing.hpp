#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::documents {

/// Parsers that throw, for readers to whom a broken text is a value: nothing is answered, and a
/// finding says why.
/// Limits: JSON nested 200 deep.
std::optional<base::Json> try_parse_json(std::string_view text, Findings& findings);

/// As csv_of_workbook().
std::optional<std::string> try_read_workbook(std::string_view bytes, Findings& findings);

/// JSON-LD into a graph; what had to be left out is told as warnings.
bool try_read_jsonld(const base::Json& document, const std::string& base_iri, rdf::Graph& graph,
                     Findings& findings);

/// A form by a name that people know: "socrata" is "Socrata Discovery API".
std::string plain_format_name(std::string_view format);

/// A document that cannot be read, and why.
Summary unread_document(std::string format, Finding why);
Summary format_not_read(std::string_view format);

/// Adds a warning when a graph names something relative to a place that its document does not tell.
void note_missing_base(const rdf::Graph& graph, Summary& summary);

}  // namespace catalog::documents
