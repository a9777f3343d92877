#include "portal/http/file_response.hpp"

#include <array>

#include "catalog/base/hash.hpp"
#include "catalog/base/iri.hpp"
#include "catalog/base/text.hpp"
#include "portal/http/conditional.hpp"

namespace portal::http {
namespace {

constexpr std::size_t kLongestName = 200;

// Bidirectional controls would let "exe.csv" be shown for "vsc.exe" (CVE-2021-42574's trick).
bool reorders_text(std::string_view character) {
  constexpr std::array<std::string_view, 11> controls = {"\u200e", "\u200f", "\u202a", "\u202b",
                                                         "\u202c", "\u202d", "\u202e", "\u2066",
                                                         "\u2067", "\u2068", "\u2069"};
  for (const std::string_view control : controls)
    if (character == control) return true;
  return false;
}

std::size_t character_bytes(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

// The last part of a name, without anything that a file system or a shell of a reader might act on.
std::string safe_name(std::string_view name) {
  const std::string repaired = base::repair_utf8(name.substr(name.find_last_of("/\\") + 1));
  std::string safe;
  for (std::size_t i = 0; i < repaired.size();) {
    const auto lead = static_cast<unsigned char>(repaired[i]);
    const std::string_view character = std::string_view(repaired).substr(i, character_bytes(lead));
    i += character.size();
    if (safe.size() + character.size() > kLongestName) break;
    constexpr std::string_view reserved = "\"*:<>?|/\\%";
    const bool unsafe = lead < 0x20 || lead == 0x7f ||
                        (lead < 0x80 && reserved.find(repaired[i - 1]) != std::string_view::npos) ||
                        reorders_text(character);
    safe += unsafe ? std::string_view("_") : character;
  }
  while (safe.starts_with('.')) safe.erase(0, 1);
  return safe.empty() ? "download" : safe;
}

std::string ascii_name(std::string_view name) {
  std::string ascii;
  for (std::size_t i = 0; i < name.size();) {
    const auto lead = static_cast<unsigned char>(name[i]);
    ascii += lead < 0x80 ? name[i] : '_';
    i += character_bytes(lead);
  }
  return ascii;
}

// attr-char of RFC 8187 is a little more than RFC 3986's unreserved; encoding more is allowed.
std::string extended_value(std::string_view name) {
  return "UTF-8''" + base::percent_encode(name);
}

}  // namespace

std::string content_disposition(std::string_view kind, std::string_view file_name) {
  const std::string name = safe_name(file_name);
  std::string folded = base::fold(name);
  const std::string plain = ascii_name(name);
  std::string field = std::string(kind) + "; filename=\"";
  if (plain == name) return field + name + "\"";
  return field + ascii_name(folded) + "\"; filename*=" + extended_value(name);
}

Response file_response(const Request& request, const HostedFile& file) {
  Response response;
  response.body = FileRange{file.path, 0, file.size};
  Headers& headers = response.headers;
  headers.add("Content-Type", file.media_type);
  if (!file.etag.empty()) headers.add("ETag", file.etag);
  if (file.last_modified) headers.add("Last-Modified", base::format_http_time(*file.last_modified));
  headers.add("Accept-Ranges", "bytes");
  if (!file.sha256.empty()) {
    const std::string digest = base::hex_to_base64(file.sha256);
    headers.add("Repr-Digest", "sha-256=:" + digest + ":");
    headers.add("Digest", "sha-256=" + digest);
  }
  if (!file.download_name.empty())
    headers.add(
        "Content-Disposition",
        content_disposition(file.show_inline ? "inline" : "attachment", file.download_name));
  headers.add("X-Content-Type-Options", "nosniff");
  headers.add("Content-Security-Policy", "sandbox; default-src 'none'");
  return conclude(request, std::move(response));
}

}  // namespace portal::http
