#pragma once

#include <string>
#include <string_view>

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

/// Answers that change without a change of the catalogue: figures, counts, what people said. The
/// change number cannot name them, so their own bytes do.
namespace portal::app {

/// The answer with an ETag of its bytes; `form` tells apart what one address may answer (a
/// language, a format).
http::Response tagged_by_content(http::Response response, const App& app,
                                 std::string_view form = "");

/// A table as CSV with Content-Type; `bom=1` in the request begins it with a byte order mark, for
/// spreadsheets.
http::Response csv_answer(const http::Request& request, std::string table);

}  // namespace portal::app
