#pragma once

#include <string>
#include <string_view>

namespace portal::api {

/// Text for XML 1.0, between tags or in a quoted attribute. What XML cannot hold (control
/// characters, bytes that are not UTF-8) becomes U+FFFD: one title never breaks a document.
std::string escape_xml(std::string_view text);

}  // namespace portal::api
