#include "catalog/facts/file_facts.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "catalog/base/text.hpp"
#include "catalog/facts/stated.hpp"
#include "catalog/model/available.hpp"
#include "catalog/model/localized_text.hpp"
#include "catalog/vocab/formats.hpp"
#include "catalog/vocab/licences.hpp"

namespace catalog::facts {
namespace {

using base::Json;

const vocab::Format* stated_format(const Json& distribution) {
  const std::string& format = text_of(distribution, "format");
  if (const auto* found = format.empty() ? nullptr : vocab::find_format(format)) return found;
  const std::string& type = text_of(distribution, "mediaType");
  return type.empty() ? nullptr : vocab::format_of_media_type(type);
}

const vocab::Format* probed_format(const FileAround& around) {
  if (!around.hosted || !around.hosted->probe || around.hosted->probe->format.empty())
    return nullptr;
  return vocab::find_format(around.hosted->probe->format);
}

// What an archive holds nobody has looked at.
bool hides_content(const vocab::Format* format) {
  return !format || format->family == "archive";
}

const vocab::Format* format_of(const Json& distribution, const FileAround& around) {
  const auto* stated = stated_format(distribution);
  return hides_content(stated) && probed_format(around) ? probed_format(around) : stated;
}

// "table", "tree", "geo", "document"; nothing for what is none of them or not known.
std::optional<std::string> shape_of(const vocab::Format* format) {
  if (hides_content(format)) return std::nullopt;
  const auto family = format->family;
  if (family == "map") return "geo";
  if (family == "rdf") return "tree";
  if (family == "table")
    return format->code.starts_with("JSON") || format->code.starts_with("XML") ? "tree" : "table";
  if (family == "document" || family == "image" || family == "text" || family == "web")
    return "document";
  return std::nullopt;
}

bool is_listed(const Json& distribution) {
  const std::string& type = text_of(distribution, "mediaType");
  return vocab::vocabulary("file-types").find_iri(text_of(distribution, "format")) &&
         (type.empty() || type.find("iana.org/assignments/media-types/") != std::string::npos);
}

bool is_called(const Json& distribution, std::span<const std::string_view> words) {
  for (const auto& title : list_texts(distribution["title"])) {
    const std::string folded = base::fold(title.text);
    for (const auto word : words)
      if (folded.find(word) != std::string::npos) return true;
  }
  return false;
}

// Words by which people call a file that explains the data and is none; the first of them one that
// says what its columns are.
constexpr std::array<std::string_view, 14> kExplaining = {
    "data dictionary", "codebook",  "field description", "column description", "mo ta truong",
    "tu dien",         "readme",    "documentation",     "user guide",         "metadata",
    "methodology",     "huong dan", "tai lieu",          "phuong phap luan"};
constexpr std::size_t kOfColumns = 6;

// A file for reading that is called so, or one that the record names as its documentation.
bool is_documentation(const Json& distribution, const Json& document, const vocab::Format* format) {
  const std::string& address = text_of(distribution, "downloadURL");
  for (const auto* page : values_of(document, "page"))
    if (!address.empty() && text_of(*page) == address) return true;
  const bool for_reading = !format || shape_of(format) == "document";
  return for_reading && is_called(distribution, kExplaining);
}

std::optional<bool> is_https(const Json& distribution) {
  std::optional<bool> holds;
  for (const char* key : {"accessURL", "downloadURL"})
    for (const auto* address : values_of(distribution, key)) {
      const std::string scheme = base::lower_ascii(text_of(*address).substr(0, 8));
      if (!scheme.empty()) holds = holds.value_or(true) && scheme == "https://";
    }
  return holds;
}

void set_links(Row& row, const Json& distribution, const Json& document, const FileAround& around) {
  const bool download = !text_of(distribution, "downloadURL").empty() || around.hosted.has_value();
  row.set("has_download_url", download);
  row.set("has_access_url", download || !text_of(distribution, "accessURL").empty());
  row.set("hosted", around.hosted.has_value());
  row.set("archived", false);
  row.set("is_https", is_https(distribution));
  LinkState link = around.link;
  if (around.hosted) {
    const auto available = available_from(document, distribution, around.zone);
    const bool waits = available && *available > around.now;
    const auto& probe = around.hosted->probe;
    link = {};
    if (!waits) link.access = link.download = around.hosted->is_in_store ? "ok" : "broken";
    if (probe) link.checked = day_of(probe->checked_at.value_or(probe->probed_at), around.zone);
  }
  if (link.access) row.set("access_state", *link.access);
  if (link.download) row.set("download_state", *link.download);
  row.set("last_checked_day", link.checked);
  row.set("broken_since_day", link.broken_since);
}

void set_format(Row& row, const Json& distribution, const FileAround& around) {
  const auto* format = format_of(distribution, around);
  row.set("format_set", !values_of(distribution, "format").empty());
  row.set("media_set", !values_of(distribution, "mediaType").empty());
  row.set("format_vocab", is_listed(distribution));
  if (!hides_content(format)) {
    // What an interface of no standard sends nobody has said.
    if (format->family != "api" || format->is_open) row.set("nonprop", format->is_open);
    row.set("machine", format->is_machine_readable);
  }
  if (const auto shape = shape_of(format)) row.set("shape", *shape);
}

// Archives of a format ("CSV in a ZIP") are of that format; text is whatever text it is said to be.
std::optional<bool> matches(const vocab::Format* stated, const vocab::Format* found) {
  if (!stated || !found) return std::nullopt;
  if (stated->code == found->code) return true;
  if (found->family == "archive")
    return stated->family == "archive" ? std::optional(true) : std::nullopt;
  if (found->code == "TXT") return stated->family == "text" ? std::optional(true) : std::nullopt;
  const bool same_kind = stated->family == found->family &&
                         (stated->family == "document" || stated->family == "web") &&
                         stated->code.substr(0, 3) == found->code.substr(0, 3);
  const bool xml = found->code == "XML" || found->code == "JSON";
  const bool refined = xml && (stated->family == "rdf" || stated->family == "map" ||
                               stated->family == "web" || stated->family == "api");
  if (refined) return std::nullopt;
  return same_kind;
}

void set_content(Row& row, const Json& distribution, const FileAround& around) {
  if (!around.hosted || !around.hosted->probe) return;
  const FileProbe& probe = *around.hosted->probe;
  row.set("format_matches", matches(stated_format(distribution), probed_format(around)));
  row.set("parse_ok", probe.parse_ok);
  // What spreadsheet programs write today is Unicode whatever the file holds.
  if (probe.format == "XLSX" || probe.format == "ODS")
    row.set("utf8", true);
  else if (!probe.encoding.empty())
    row.set("utf8", probe.encoding == "UTF-8");
  if (probe.checked_at) row.set("fixity_day", day_of(*probe.checked_at, around.zone));
  row.set("fixity_ok", probe.fixity_ok);
}

void set_terms(Row& row, const Json& distribution, const Json& document) {
  const std::string licence = licence_of(distribution, document);
  const auto* known = licence.empty() ? nullptr : vocab::find_licence(licence);
  row.set("licence_set", !licence.empty());
  row.set("licence_vocab", known != nullptr);
  if (!licence.empty()) row.set("licence_id", known ? std::string(known->iri) : licence);
  const bool rights =
      !values_of(distribution, "rights").empty() || !values_of(document, "rights").empty();
  row.set("rights_set", rights);
  row.set("byte_size_set", distribution.find("byteSize") != nullptr);
  const auto sums = values_of(distribution, "checksum");
  row.set("checksum_set", !sums.empty() && sums.front()->find("checksumValue") != nullptr);
}

}  // namespace

std::string licence_of(const Json& distribution, const Json& document) {
  for (const Json* node : {&distribution, &document}) {
    const auto stated = values_of(*node, "license");
    if (stated.empty()) continue;
    const std::string& text = text_of(*stated.front());
    if (!text.empty()) return text;
    for (const char* key : {"sameAs", "title", "label", "prefLabel", "description"}) {
      const Json& named = (*stated.front())[key];
      const std::string label =
          named.is_object() ? text_in(named, "en").text : text_of(*stated.front(), key);
      if (!label.empty()) return label;
    }
  }
  return {};
}

FileKind kind_of_file(const Json& distribution, const FileAround& around) {
  const auto* format = format_of(distribution, around);
  FileKind kind;
  kind.is_interface =
      !values_of(distribution, "accessService").empty() || (format && format->family == "api");
  kind.knows_format = !hides_content(format);
  kind.describes_columns = is_called(distribution, std::span(kExplaining).first(kOfColumns));
  kind.is_document = format && (format->family == "document" || format->family == "image");
  return kind;
}

Row file_row(const Json& distribution, const Json& document, const FileAround& around) {
  Row row(distribution_table());
  row.set("id", distribution["id"].as_string());
  row.set("dataset_id", around.dataset);
  row.set("is_doc", is_documentation(distribution, document, format_of(distribution, around)));
  set_links(row, distribution, document, around);
  set_format(row, distribution, around);
  set_content(row, distribution, around);
  set_terms(row, distribution, document);
  return row;
}

}  // namespace catalog::facts
