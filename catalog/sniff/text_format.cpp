#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "catalog/base/text.hpp"
#include "catalog/sniff/sniff.hpp"

namespace catalog::sniff {
namespace {

constexpr std::size_t kLines = 50;          // looked at for separators
constexpr std::size_t kMarkupBytes = 4096;  // in which a root element's namespace is looked for

bool starts_with(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         base::equal_ignoring_ascii_case(text.substr(0, lower.size()), lower);
}

// Without the declaration, comments and processing instructions before the first element.
std::string_view skip_prolog(std::string_view text) {
  for (;;) {
    text = base::trim(text);
    std::string_view end;
    if (text.starts_with("<?")) end = "?>";
    if (text.starts_with("<!--")) end = "-->";
    const auto at = end.empty() ? std::string_view::npos : text.find(end);
    if (at == std::string_view::npos) return text;
    text.remove_prefix(at + end.size());
  }
}

std::string_view root_name(std::string_view markup) {
  const auto end = markup.find_first_of(" \t\r\n/>", 1);
  std::string_view name = markup.substr(1, end == std::string_view::npos ? end : end - 1);
  if (const auto colon = name.find(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  return name;
}

std::string format_of_markup(std::string_view text) {
  const bool is_xml = text.starts_with("<?xml");
  std::string_view markup = skip_prolog(text);
  if (starts_with(markup, "<!doctype html")) return "HTML";
  if (starts_with(markup, "<!doctype"))
    markup = skip_prolog(markup.substr(std::min(markup.find('>') + 1, markup.size())));
  if (!markup.starts_with('<') || markup.size() < 2) return is_xml ? "XML" : "TXT";
  const std::string name = base::lower_ascii(root_name(markup));
  const std::string head = base::lower_ascii(markup.substr(0, kMarkupBytes));
  static const std::map<std::string, std::string, std::less<>> roots = {
      {"html", "HTML"}, {"svg", "SVG"}, {"kml", "KML"}, {"gpx", "GPX"}, {"rdf", "RDF_XML"}};
  if (const auto found = roots.find(name); found != roots.end()) return found->second;
  if (head.find("opengis.net/gml") != std::string::npos) return "GML";
  if (is_xml) return "XML";
  for (const char* element : {"<script", "<body", "<head", "<table", "<p>", "<div"})
    if (head.find(element) != std::string::npos) return "HTML";
  return head.find("</" + name) != std::string::npos ? "XML" : "TXT";
}

std::string format_of_json(std::string_view text) {
  const std::string_view inner = base::trim(text.substr(1));
  const bool is_object = text.front() == '{' && (inner.starts_with('"') || inner.starts_with('}'));
  constexpr std::string_view values = "{[\"]-0123456789tfn";
  const bool is_list =
      text.front() == '[' && !inner.empty() && values.find(inner.front()) != std::string_view::npos;
  if (!is_object && !is_list) return "TXT";
  std::string packed;
  for (const char c : text.substr(0, kMarkupBytes))
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') packed += c;
  if (packed.find("\"type\":\"Feature") != std::string::npos) return "GEOJSON";
  if (packed.find("\"@context\":") != std::string::npos) return "JSON_LD";
  return "JSON";
}

// How often a separator stands in each line outside quotation marks; the last line may be cut.
std::vector<std::size_t> count_in_lines(std::string_view text, char separator) {
  std::vector<std::size_t> counts(1, 0);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == separator) ++counts.back();
    if (c == '\n' && counts.size() > kLines) break;
    if (c == '\n') counts.push_back(0);
  }
  counts.pop_back();
  return counts;
}

// A table: two lines or more, nearly all with as many separators as the first.
bool is_table(std::string_view text, char separator) {
  const auto counts = count_in_lines(text, separator);
  if (counts.size() < 2 || counts[0] == 0) return false;
  const auto same = static_cast<std::size_t>(std::ranges::count(counts, counts[0]));
  return same >= 2 && same * 10 >= counts.size() * 9;
}

}  // namespace

std::string format_of_text(std::string_view head) {
  const std::string_view text = base::trim(head);
  if (text.empty()) return "TXT";
  if (text.front() == '<') return format_of_markup(text);
  if (text.front() == '{' || text.front() == '[') return format_of_json(text);
  const std::string lines = std::string(text) + "\n";  // trimmed: without a last line break
  if (is_table(lines, '\t')) return "TSV";
  for (const char separator : {',', ';', '|'})
    if (is_table(lines, separator)) return "CSV";
  return "TXT";
}

}  // namespace catalog::sniff
