#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "portal/http/message.hpp"

namespace portal::http {

/// A hosted file, as its publisher gave it: never to be trusted as a page of ours.
struct HostedFile {
  std::string path;  // on disk
  std::uint64_t size = 0;
  std::string etag;  // with quotes
  std::optional<base::Time> last_modified;
  std::string media_type = "application/octet-stream";
  std::string sha256;         // 64 hexadecimal digits; empty: no digest fields
  std::string download_name;  // empty: no Content-Disposition
  bool show_inline = false;   // else "attachment"
};

/// The answer to a download: whole, part of it, or what its conditions ask; already concluded.
/// Carries Accept-Ranges, Repr-Digest and Digest, and fields that keep a browser from running it
/// (nosniff, a sandbox without any source).
/// Source: RFC 9110, 14; RFC 9530, 2 (Repr-Digest); RFC 3230 (Digest).
Response file_response(const Request& request, const HostedFile& file);

/// "attachment; filename=\"a.csv\"; filename*=UTF-8''..." for any name: path separators and
/// controls become "_", the plain form is ASCII, the second form is left out when not needed.
/// Source: RFC 6266; RFC 8187.
std::string content_disposition(std::string_view kind, std::string_view file_name);

}  // namespace portal::http
