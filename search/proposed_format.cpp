#include "search/proposed_format.hpp"

#include <array>
#include <set>
#include <utility>
#include <vector>

#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "catalog/vocab/formats.hpp"
#include "search/facts.hpp"

namespace search {
namespace {

using catalog::vocab::Format;

// Endings of programs that make an address, not of what it gives.
constexpr std::array<std::string_view, 9> kProgramEndings = {"php", "asp", "aspx", "jsp", "do",
                                                             "cgi", "cfm", "exe",  "pl"};
// Parameters of addresses that name a format.
const std::set<std::string, std::less<>> kParameters = {
    "format", "f", "outputformat", "output", "type", "filetype", "ext", "accesstype", "service"};
// Media types that say only that there are bytes.
const std::set<std::string, std::less<>> kVague = {
    "application/octet-stream", "binary/octet-stream", "application/download",
    "application/x-download", "application/force-download"};
// What addresses of services hold, and the code of their format.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kServices = {{
    {"service=wms", "WMS_SRVC"},
    {"service=wfs", "WFS_SRVC"},
    {"service=wmts", "WMTS_SRVC"},
    {"service=wcs", "WCS_SRVC"},
    {"/wmsserver", "WMS_SRVC"},
    {"/wfsserver", "WFS_SRVC"},
    {"/featureserver", "REST"},
    {"/mapserver", "REST"},
    {"/imageserver", "REST"},
    {"/sparql", "SPARQLQ"},
}};

ProposedFormat make(const Format* format, FormatSource source, std::string_view said) {
  if (!format) return {};
  return {std::string(format->iri), source, std::string(said)};
}

std::string_view file_part(std::string_view address) {
  const auto path = base::split_iri(address).path;
  return path.substr(std::min(path.rfind('/') + 1, path.size()));
}

ProposedFormat by_ending(std::string_view address, FormatSource source) {
  const bool is_address = base::is_web_address(address);
  const std::string name = base::percent_decode(is_address ? file_part(address) : address);
  const auto dot = name.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string ending = base::lower_ascii(std::string_view(name).substr(dot + 1));
  for (const auto one : kProgramEndings)
    if (ending == one) return {};
  return make(catalog::vocab::format_of_file_name(name), source, "." + ending);
}

ProposedFormat by_media_type(const base::Json& distribution) {
  for (const auto& type : list_values(distribution["mediaType"])) {
    const auto mark = type.find("media-types/");
    const std::string shown = mark == std::string::npos ? type : type.substr(mark + 12);
    if (kVague.contains(base::lower_ascii(shown))) continue;
    if (const auto* format = catalog::vocab::format_of_media_type(type))
      return make(format, FormatSource::kMediaType, shown);
  }
  return {};
}

// "…?format=csv", "…/rows.csv?accessType=DOWNLOAD", "…/csv", a service.
ProposedFormat by_request(std::string_view address) {
  if (!base::is_web_address(address)) return {};
  const std::string lower = base::lower_ascii(address);
  for (const auto& [mark, code] : kServices)
    if (lower.find(mark) != std::string::npos)
      return make(catalog::vocab::find_format(code), FormatSource::kAddress, mark);
  const auto parts = base::split_iri(address);
  for (const auto& pair : base::split(parts.query, '&')) {
    const auto sign = pair.find('=');
    if (sign == std::string::npos) continue;
    const std::string name = base::lower_ascii(std::string_view(pair).substr(0, sign));
    const std::string value = base::percent_decode(std::string_view(pair).substr(sign + 1));
    const bool named = kParameters.contains(name);
    if (auto found = by_ending(value, FormatSource::kAddress); !named && !found.iri.empty())
      return found;
    if (!named) continue;
    if (const auto* format = catalog::vocab::find_format(value))
      return make(format, FormatSource::kAddress, pair);
  }
  const auto last = file_part(address);
  if (last.find('.') == std::string_view::npos)
    if (const auto* format = catalog::vocab::find_format(last))
      return make(format, FormatSource::kAddress, last);
  return {};
}

// A title that is a format, has one in brackets, or ends in one.
ProposedFormat by_title(const base::Json& title) {
  ProposedFormat found;
  for_each_text(title, [&](const auto&, const std::string& text) {
    if (!found.iri.empty()) return;
    const auto trimmed = std::string(base::trim(text));
    found = make(catalog::vocab::find_format(trimmed), FormatSource::kTitle, trimmed);
    if (found.iri.empty()) found = by_ending(trimmed, FormatSource::kTitle);
    std::string word;
    for (const char c : trimmed + " ") {
      const bool part = std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '+';
      if (part) {
        word += c;
        continue;
      }
      // Only as abbreviations are written: "text" and "word" are words.
      const bool upper = word.size() > 2 && base::lower_ascii(word) != word;
      if (found.iri.empty() && upper)
        found = make(catalog::vocab::find_format(word), FormatSource::kTitle, word);
      word.clear();
    }
  });
  return found;
}

// "/api/v1/…", "/data-api/…"
bool is_api(std::string_view address) {
  for (const auto& part : base::split(base::split_iri(address).path, '/')) {
    const std::string name = base::lower_ascii(part);
    if (name == "api" || name.ends_with("-api")) return true;
  }
  return false;
}

// What is left: an interface for programs, or a page.
ProposedFormat by_shape(std::string_view address) {
  if (!base::is_web_address(address)) return {};
  const char* code = is_api(address) ? "REST" : "HTML";
  return make(catalog::vocab::find_format(code), FormatSource::kAddress, address);
}

bool is_packed(const ProposedFormat& found) {
  const auto* format = catalog::vocab::find_format(found.iri);
  return format && format->family == "archive";
}

}  // namespace

ProposedFormat propose_format(const base::Json& distribution, std::string_view file_name) {
  const auto downloads = list_values(distribution["downloadURL"]);
  auto addresses = downloads;
  for (const auto& address : list_values(distribution["accessURL"])) addresses.push_back(address);
  std::vector<ProposedFormat> guesses = {by_ending(file_name, FormatSource::kFileName)};
  for (const auto& address : downloads)
    guesses.push_back(by_ending(address, FormatSource::kFileName));
  for (const auto& address : addresses) guesses.push_back(by_request(address));
  guesses.push_back(by_media_type(distribution));
  for (const auto& address : addresses)
    guesses.push_back(by_ending(address, FormatSource::kAddress));
  ProposedFormat titled = by_title(distribution["title"]);
  guesses.push_back(titled);
  for (const auto& address : addresses) guesses.push_back(by_shape(address));
  for (auto& guess : guesses) {
    if (guess.iri.empty()) continue;
    return is_packed(guess) && !titled.iri.empty() ? titled : guess;  // what is in the package
  }
  return {};
}

}  // namespace search
