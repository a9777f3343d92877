#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portal::app {

/// Of the known words the one that was most likely meant: that with the fewest letters to change;
/// empty when there is none. Source: Levenshtein's distance.
std::string nearest_word(std::string_view written, const std::vector<std::string>& known);

}  // namespace portal::app
