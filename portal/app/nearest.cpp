#include "portal/app/nearest.hpp"

#include <algorithm>
#include <cstddef>

namespace portal::app {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_word(std::string_view written, const std::vector<std::string>& known) {
  constexpr std::size_t looked_at = 100;  // letters: more is no word
  written = written.substr(0, looked_at);
  const auto nearest = std::min_element(known.begin(), known.end(),
                                        [&](const std::string& left, const std::string& right) {
                                          return distance(left, written) < distance(right, written);
                                        });
  return nearest == known.end() ? "" : *nearest;
}

}  // namespace portal::app
