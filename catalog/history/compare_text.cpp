#include "catalog/history/compare_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace catalog::history {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kMostWords = 2000;

bool is_space(char letter) {
  return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    while (end < text.size() && is_space(text[end])) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

class Parts {
 public:
  void add(Fate fate, std::string_view text) {
    if (text.empty()) return;
    if (!parts_.empty() && parts_.back().fate == fate)
      parts_.back().text += text;
    else
      parts_.push_back({fate, std::string(text)});
  }

  void add(Fate fate, const Words& words, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) add(fate, words[i]);
  }

  std::vector<TextPart> take() { return std::move(parts_); }

 private:
  std::vector<TextPart> parts_;
};

// How many words two texts have in common at most, in order, from each pair of places on.
class Common {
 public:
  Common(const Words& before, const Words& after)
      : width_(after.size() + 1), lengths_((before.size() + 1) * width_, 0) {
    for (std::size_t i = before.size(); i-- > 0;)
      for (std::size_t j = after.size(); j-- > 0;)
        at(i, j) = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                         : std::max(at(i + 1, j), at(i, j + 1));
  }

  std::uint16_t& at(std::size_t i, std::size_t j) { return lengths_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> lengths_;
};

void add_differing(Parts& parts, const Words& before, const Words& after) {
  if (before.size() > kMostWords || after.size() > kMostWords) {
    parts.add(Fate::kRemoved, before, 0, before.size());
    parts.add(Fate::kAdded, after, 0, after.size());
    return;
  }
  Common common(before, after);
  std::size_t i = 0, j = 0;
  while (i < before.size() && j < after.size()) {
    std::size_t to = i, too = j;
    while (to < before.size() && too < after.size() && before[to] != after[too])
      common.at(to + 1, too) >= common.at(to, too + 1) ? ++to : ++too;
    if (to == before.size() || too == after.size()) break;
    parts.add(Fate::kRemoved, before, i, to);
    parts.add(Fate::kAdded, after, j, too);
    parts.add(Fate::kKept, before[to]);
    i = to + 1, j = too + 1;
  }
  parts.add(Fate::kRemoved, before, i, before.size());
  parts.add(Fate::kAdded, after, j, after.size());
}

}  // namespace

std::vector<TextPart> compare_texts(std::string_view before, std::string_view after) {
  const Words old_words = words_of(before), new_words = words_of(after);
  const std::size_t shorter = std::min(old_words.size(), new_words.size());
  std::size_t first = 0, last = 0;
  while (first < shorter && old_words[first] == new_words[first]) ++first;
  while (last < shorter - first &&
         old_words[old_words.size() - 1 - last] == new_words[new_words.size() - 1 - last])
    ++last;
  const auto middle = [&](const Words& words) {
    return Words(words.begin() + static_cast<std::ptrdiff_t>(first),
                 words.end() - static_cast<std::ptrdiff_t>(last));
  };
  Parts parts;
  parts.add(Fate::kKept, old_words, 0, first);
  add_differing(parts, middle(old_words), middle(new_words));
  parts.add(Fate::kKept, old_words, old_words.size() - last, old_words.size());
  return parts.take();
}

}  // namespace catalog::history
