#pragma once

#include <string>
#include <string_view>

namespace catalog::documents {

/// What a column of metadata CSV holds. An empty key: it is no word of ours.
struct CsvColumn {
  std::string key;         // of the dataset; "@id", "@type"; "-" for what is passed over
  std::string language;    // of a text, when the heading says it
  std::string part;        // of a node: "hasEmail" of "contactPoint"
  bool is_listed = false;  // the n-th value is of the n-th node: of files, of places
};

/// By its heading: our key, DCAT's name ("dcat:keyword", "dct:title"), an IRI, the words of other
/// dialects, or a label in English or Vietnamese, with or without a language ("title_vi",
/// "Tiêu đề (en)"). Case, diacritics and punctuation do not matter.
CsvColumn csv_column(std::string_view heading);

}  // namespace catalog::documents
