#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"
#include "catalog/rdf/graph.hpp"

namespace catalog::documents {

/// The readers of catalogue documents that are not DCAT in RDF. Each gives records in our keys;
/// a property that has no place there is kept under an IRI of its dialect; values may be in any
/// spelling that normalise() understands. Broken records are given as refused, and never stop the
/// others. No reader throws for what stands in a document.

/// Project Open Data 1.0 (a bare array) and 1.1, DCAT-US 3 JSON, and others' data.json that keep
/// their words: {"dataset": […]}.
Summary read_data_json(const base::Json& document, const RecordSink& sink);

/// CKAN: one package, package_show, package_search, an array of packages, or the answer of another
/// action that holds packages.
Summary read_ckan(const base::Json& document, const RecordSink& sink);

/// One JSON document a line, each of a dialect that read_json() knows.
Summary read_json_lines(std::string_view text, const std::string& base_iri, const RecordSink& sink);

/// schema.org Dataset (also Croissant), from the graph that JSON-LD makes of it.
Summary read_schema_org(const rdf::Graph& graph, const RecordSink& sink);
bool has_schema_org(const rdf::Graph& graph);

/// Of a graph that is read as DCAT: a warning when it describes datasets in schema.org's words
/// alone, which are not taken.
void note_schema_org(const rdf::Graph& graph, Summary& summary);

/// Metadata CSV: one dataset a row; columns by our keys, DCAT's names, or their English and
/// Vietnamese labels ("title_vi", "Tên tập dữ liệu", "dcat:keyword", "License", …).
Summary read_metadata_csv(std::string_view text, const RecordSink& sink);

/// What the columns of somebody's table hold: by its heading, a heading of ours ("title_vi"), or
/// "-" for a column that is passed over. Headings that are not named say it themselves.
using ColumnMapping = std::map<std::string, std::string, std::less<>>;

/// The same with columns that somebody named, and the separator that is known; 0: it is guessed.
Summary read_metadata_csv(std::string_view text, char separator, const ColumnMapping& mapping,
                          const RecordSink& sink);

/// The sheet of an XLSX workbook that lists datasets (the first whose first row names a title, else
/// the first of all) as CSV with commas; a row may take several lines of the text.
/// Errors: as workbook::Workbook.
std::string csv_of_workbook(std::string_view bytes);

/// What kind of JSON this is: "jsonld", "data.json-1.0", "data.json-1.1", "dcat-us-3", "ckan",
/// "dataset-document"; or the name of a dialect that is not read yet ("socrata", "arcgis-hub",
/// "jkan", "ar-perfil", "aws-registry", …); empty when it is no catalogue.
std::string guess_json_dialect(const base::Json& document);

/// Whether guess_json_dialect() names one that is read.
bool is_read_dialect(std::string_view dialect);

/// Reads JSON of the dialect guessed, or `format` when it is not empty.
Summary read_json(const base::Json& document, const std::string& format,
                  const std::string& base_iri, const RecordSink& sink);

}  // namespace catalog::documents
