#pragma once

#include <string>
#include <string_view>

#include "catalog/model/finding.hpp"
#include "catalog/sniff/sniff.hpp"

namespace catalog::sniff {

/// What the one who uploads a file should know about it: that it is empty, that it is something
/// else than its name says (a web page called .csv), that its text is not in UTF-8.
Findings compare(const Sniffed& found, std::string_view file_name);

/// The media type to hand it out with: what its name says where the content agrees, else what the
/// content is. Always a type of its content, never one that a browser would run where the content
/// is something else.
std::string media_type_for(const Sniffed& found, std::string_view file_name);

}  // namespace catalog::sniff
