#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace portal::api {

/// Upload-Metadata of the tus protocol: "filename ZGF0YS5jc3Y=,is_secret" as names and decoded
/// values. Errors: kMalformed "upload_metadata_bad".
std::map<std::string, std::string, std::less<>> read_upload_metadata(std::string_view field);

/// The bytes of a text in base64 (RFC 4648, 4), with or without "=" at the end; nothing where it is
/// none.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace portal::api
