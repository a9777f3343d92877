#pragma once

// What a file is, told by its content. It is advice for people and a label; safety never rests on
// it: files are served so that no browser runs them, whatever they are.

#include <filesystem>
#include <string>
#include <string_view>

namespace catalog::sniff {

/// Shape: `format` is a code of the vocabulary of file types ("CSV", "GEOJSON", "SHP"), or "OLE"
/// for the container of old Office files; empty when it is not known. `encoding` is "UTF-8",
/// "UTF-16" or "unknown" for text, empty for other files.
struct Sniffed {
  std::string format = {};
  std::string media_type = "application/octet-stream";
  std::string encoding = {};
  bool has_bom = false;
  bool is_empty = false;
};

/// Looks at the first 256 KiB, and at the table of contents of a ZIP file.
/// Errors: kUnavailable "file_not_read".
Sniffed sniff(const std::filesystem::path& path);

/// The same for text alone, of which `head` is the beginning; "TXT" when it is nothing more.
std::string format_of_text(std::string_view head);

}  // namespace catalog::sniff
