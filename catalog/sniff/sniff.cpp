#include "catalog/sniff/sniff.hpp"

#include <algorithm>
#include <array>

#include "catalog/base/text.hpp"
#include "catalog/files/descriptor.hpp"
#include "catalog/files/zip_entries.hpp"
#include "catalog/vocab/formats.hpp"

namespace catalog::sniff {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = 256u << 10;
constexpr std::size_t kZipEntries = 2000;  // looked at
constexpr std::size_t kLongestLetter = 4;

struct Magic {
  std::size_t at;
  std::string_view bytes;
  const char* format;
};

// The first bytes that each format always has.
constexpr std::array<Magic, 16> kMagic = {{
    {0, "%PDF-"sv, "PDF"},
    {0, "\x89PNG\r\n\x1a\n"sv, "PNG"},
    {0, "\xFF\xD8\xFF"sv, "JPEG"},
    {0, "GIF87a"sv, "GIF"},
    {0, "GIF89a"sv, "GIF"},
    {0, "II*\0"sv, "TIFF"},
    {0, "MM\0*"sv, "TIFF"},
    {8, "WEBP"sv, "WEBP"},
    {68, "GPKG"sv, "GPKG"},
    {0, "SQLite format 3\0"sv, "SQLITE"},
    {0, "PAR1"sv, "PARQUET"},
    {0, "\x1F\x8B"sv, "GZIP"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "7Z"},
    {0, "Rar!\x1A\x07"sv, "RAR"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "OLE"},
    {0, "PK\x03\x04"sv, "ZIP"},
}};

std::string format_by_magic(std::string_view head) {
  for (const auto& magic : kMagic)
    if (head.size() >= magic.at && head.substr(magic.at).starts_with(magic.bytes))
      return magic.format;
  return head.starts_with("PK\x05\x06") ? "ZIP" : "";  // an empty one
}

bool ends_with(const std::string& name, std::string_view ending) {
  return base::lower_ascii(name).ends_with(ending);
}

// What a ZIP file is the container of.
std::string format_in_zip(const std::filesystem::path& path, std::string_view head) {
  constexpr std::string_view kOpenDocument = "mimetypeapplication/vnd.oasis.opendocument.";
  if (const auto at = head.find(kOpenDocument); at == 30) {
    const auto kind = head.substr(at + kOpenDocument.size());
    if (kind.starts_with("spreadsheet")) return "ODS";
    if (kind.starts_with("text")) return "ODT";
  }
  const auto list = files::find_zip_entries(path, kZipEntries);
  if (!list) return "ZIP";
  const auto has = [&](auto test) { return std::ranges::any_of(list->entries, test); };
  const auto has_start = [&](std::string_view start) {
    return has([start](const auto& entry) { return entry.name.starts_with(start); });
  };
  const auto has_ending = [&](std::string_view ending) {
    return has([ending](const auto& entry) { return ends_with(entry.name, ending); });
  };
  if (has_start("[Content_Types].xml")) {
    if (has_start("xl/")) return "XLSX";
    if (has_start("word/")) return "DOCX";
    if (has_start("ppt/")) return "PPTX";
  }
  if (has_ending(".shp") && has_ending(".dbf")) return "SHP";
  return has_start("doc.kml") ? "KMZ" : "ZIP";
}

bool has_controls(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
           c != '\f' && c != '\x1b';
  });
}

// Without a letter that the end of what was read cut in two.
std::string_view without_cut_letter(std::string_view head) {
  for (std::size_t i = 1; i < std::min(kLongestLetter, head.size()); ++i) {
    const auto byte = static_cast<unsigned char>(head[head.size() - i]);
    if (byte < 0x80) break;
    if (byte >= 0xC0) return head.substr(0, head.size() - i);
  }
  return head;
}

void sniff_text(std::string_view head, Sniffed& found) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    found.encoding = "UTF-16";
    found.has_bom = true;
    found.format = "TXT";
    return;
  }
  found.has_bom = head.starts_with(kMark);
  if (found.has_bom) head.remove_prefix(kMark.size());
  if (has_controls(head)) return;
  if (head.size() + kMark.size() >= kHeadBytes) head = without_cut_letter(head);
  found.encoding = base::is_utf8(head) ? "UTF-8" : "unknown";
  found.format = format_of_text(head);
}

std::string media_type_of(const std::string& format) {
  if (format == "SQLITE") return "application/vnd.sqlite3";
  if (format == "OLE") return "application/x-ole-storage";
  if (format == "SHP" || format == "ZIP") return "application/zip";
  if (format == "TXT") return "text/plain";
  const auto* known = format.empty() ? nullptr : vocab::find_format(format);
  return known && !known->media_type.empty() ? std::string(known->media_type)
                                             : "application/octet-stream";
}

}  // namespace

Sniffed sniff(const std::filesystem::path& path) {
  files::Descriptor file(path, files::Descriptor::Mode::kRead);
  std::string buffer;
  const std::string_view head = file.read(buffer, kHeadBytes);
  Sniffed found;
  found.is_empty = head.empty();
  if (found.is_empty) return found;
  found.format = format_by_magic(head);
  if (found.format == "ZIP") found.format = format_in_zip(path, head);
  if (found.format.empty()) sniff_text(head, found);
  found.media_type = media_type_of(found.format);
  return found;
}

}  // namespace catalog::sniff
