#include "catalog/sniff/compare.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/vocab/formats.hpp"

namespace catalog::sniff {
namespace {

// Formats of which one file may be several at once, or that the content does not tell apart.
const std::vector<std::vector<std::string_view>>& kinds() {
  static const std::vector<std::vector<std::string_view>> list = {
      {"CSV", "TSV", "TXT"},
      {"JSON", "GEOJSON", "JSON_LD"},
      {"XML", "GML", "KML", "GPX", "SVG", "RDF_XML", "RDF"},
      {"HTML", "HTML5", "HTML_SIMPL"},
      {"XLS", "DOC", "PPT", "OLE"},
      {"XLSX", "XLSM", "XLSB"},
      {"ZIP", "SHP"},
      {"PDF"},
      {"PNG"},
      {"JPEG"},
      {"GIF"},
      {"TIFF"},
      {"WEBP"},
      {"GPKG"},
      {"PARQUET"},
      {"GZIP"},
      {"7Z"},
      {"RAR"},
      {"ODS"},
      {"ODT"},
      {"DOCX"},
      {"PPTX"},
      {"KMZ"},
  };
  return list;
}

std::size_t kind_of(std::string_view format) {
  const auto& list = kinds();
  const auto found = std::ranges::find_if(
      list, [&](const auto& kind) { return std::ranges::find(kind, format) != kind.end(); });
  return static_cast<std::size_t>(found - list.begin());
}

bool is_known(std::size_t kind) {
  return kind < kinds().size();
}

// What the name says; a packed file is a packed file, whatever is in it.
std::string_view claimed_by(std::string_view file_name) {
  const std::string name = base::lower_ascii(file_name);
  if (name.ends_with(".zip")) return "ZIP";
  if (name.ends_with(".gz")) return "GZIP";
  const auto* format = vocab::format_of_file_name(file_name);
  return format ? format->code : std::string_view();
}

// Of formats that cannot be told by their content (Turtle, old dialects) only a web page is
// certainly none.
bool differs(const Sniffed& found, std::string_view claimed) {
  if (claimed.empty() || found.is_empty) return false;
  const std::size_t claimed_kind = kind_of(claimed);
  if (!is_known(claimed_kind)) return found.format == "HTML";
  if (claimed == "SHP" && found.format.empty()) return false;  // the file .shp alone
  return kind_of(found.format) != claimed_kind;
}

std::string label_of(std::string_view format) {
  if (format == "SQLITE") return "SQLite";
  const auto* known = format.empty() ? nullptr : vocab::find_format(format);
  return known ? std::string(known->term->label("en")) : std::string(format);
}

}  // namespace

Findings compare(const Sniffed& found, std::string_view file_name) {
  Findings list;
  const std::string_view claimed = claimed_by(file_name);
  if (found.is_empty) list.push_back(finding(Severity::kWarning, "", "file_is_empty"));
  if (differs(found, claimed)) {
    const std::string said = label_of(claimed);
    if (found.format == "HTML")
      list.push_back(finding(Severity::kWarning, "", "file_is_web_page", {{"claimed", said}}));
    else if (found.format.empty())
      list.push_back(finding(Severity::kWarning, "", "file_is_not_claimed", {{"claimed", said}}));
    else
      list.push_back(finding(Severity::kWarning, "", "file_is_other_format",
                             {{"claimed", said}, {"found", label_of(found.format)}}));
  }
  if (found.encoding == "unknown" || found.encoding == "UTF-16")
    list.push_back(finding(Severity::kAdvice, "", "file_encoding_not_utf8"));
  return list;
}

std::string media_type_for(const Sniffed& found, std::string_view file_name) {
  const std::string_view claimed = claimed_by(file_name);
  const auto* format = claimed.empty() ? nullptr : vocab::find_format(claimed);
  const bool agrees = !found.is_empty && is_known(kind_of(claimed)) && !differs(found, claimed);
  if (!agrees || !format || format->media_type.empty() || claimed == "ZIP") return found.media_type;
  return std::string(format->media_type);
}

}  // namespace catalog::sniff
