#pragma once

#include <string>
#include <string_view>

namespace catalog::documents {

/// What a document looks like: "json", "jsonl", "csv", the name of an RDF syntax ("turtle", …), or
/// the name of a form that is not read ("xlsx", "csw", "yaml", …); empty when it tells nothing.
std::string form_of_bytes(std::string_view bytes, std::string_view name);
std::string form_of_text(std::string_view text, std::string_view name);

}  // namespace catalog::documents
