#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "catalog/documents/record.hpp"

namespace catalog::documents {

/// Reads a catalogue document of any form that we know, and gives its records one by one.
///
/// `format` is "turtle", "rdfxml", "ntriples", "nquads", "trig", "jsonld", "data.json",
/// "dcat-us-3", "ckan", "schema.org" or "csv"; an XLSX workbook is
/// known by its content; empty: found out from the name and the content. A
/// document that cannot be read at all, or only in part, is a summary with `complete` false and an
/// error finding, never an exception. Limits: 256 MiB. Text may be UTF-8, UTF-16 or an encoding
/// that its bytes give away.
Summary read_file(const std::filesystem::path& path, const std::string& format,
                  const RecordSink& sink);

/// The same from memory; `name` is what findings call the document, and tells the form by its
/// ending; `base_iri` resolves relative addresses.
Summary read_document(std::string_view bytes, const std::string& name, const std::string& format,
                      const std::string& base_iri, const RecordSink& sink);

}  // namespace catalog::documents
