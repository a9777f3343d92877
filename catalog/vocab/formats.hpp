#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/vocab/vocabulary.hpp"

namespace catalog::vocab {

/// A file format of the EU file-type list.
///
/// Shape: `family` is one of list_format_families(); `media_type` ("text/csv") and `suffix`
/// ("csv", without dot) are empty when the format has none of its own.
/// Source: EU file-type authority table; machine-readable and open flags of data.europa.eu's
/// metadata quality assessment, extended by us to the formats it leaves out.
struct Format {
  std::string_view iri;
  std::string_view code;
  std::string_view family;
  std::string_view media_type;
  std::string_view suffix;
  bool is_machine_readable = false;
  bool is_open = false;  // its specification belongs to nobody
  const Term* term = nullptr;
};

/// All of them, the common ones first.
const std::vector<Format>& list_formats();

/// By IRI, code or spelling ("CSV (zip)", "application/csv", ".xlsx"); null when unknown.
const Format* find_format(std::string_view spelling);

/// By media type, with or without parameters, or by its IANA IRI.
const Format* format_of_media_type(std::string_view media_type);

/// By the ending of a file name or of an address; a packed file ("x.csv.zip", "x.csv.gz") is of
/// the format inside when its name tells it. Null when the ending tells nothing.
const Format* format_of_file_name(std::string_view name);

/// The IRI of a media type at IANA, for any well-formed "type/subtype"; spellings and format
/// names answer the IRI of what they mean. Empty when nothing is meant for certain.
std::string media_type_iri(std::string_view spelling);

/// Families for filters, in the order in which they are shown: table, map, rdf, document, text,
/// image, media, api, web, archive, program, other. Their labels are the texts
/// "format_family_NAME".
const std::vector<std::string_view>& list_format_families();

}  // namespace catalog::vocab
