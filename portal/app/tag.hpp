#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// The ETag, with its quotes, of what is made from the catalogue at a change number; `form` tells
/// apart what one address may answer (a language, a format). Weak: the bytes may differ.
std::string catalogue_tag(const App& app, std::int64_t seq, std::string_view form);

/// The answer with that ETag; for what has one form only.
http::Response tagged(http::Response response, const App& app, std::int64_t seq,
                      std::string_view form = "");

/// The ETag, with its quotes, of a form of one revision of a document; `digest` is the document's.
std::string document_tag(const App& app, std::int64_t revision, std::string_view digest,
                         std::string_view form = "");

}  // namespace portal::app
