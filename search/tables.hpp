#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace search {

/// The text of a table of search/data that is inside the program.
std::string_view built_in_table(std::string_view name);

/// The lines of a table, each as its fields, white space around them dropped. Empty lines and those
/// that begin with # are left out, as is what is not UTF-8.
std::vector<std::vector<std::string>> read_table(std::string_view text);

}  // namespace search
