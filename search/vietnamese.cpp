#include "search/vietnamese.hpp"

#include <array>
#include <utility>

namespace search {
namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

constexpr std::array<Spelling, 15> kTones = {{
    {"oà", "òa"},
    {"oá", "óa"},
    {"oả", "ỏa"},
    {"oã", "õa"},
    {"oạ", "ọa"},
    {"oè", "òe"},
    {"oé", "óe"},
    {"oẻ", "ỏe"},
    {"oẽ", "õe"},
    {"oẹ", "ọe"},
    {"uỳ", "ùy"},
    {"uý", "úy"},
    {"uỷ", "ủy"},
    {"uỹ", "ũy"},
    {"uỵ", "ụy"},
}};

constexpr std::array<Spelling, 6> kLetters = {
    {{"y", "i"}, {"ỳ", "ì"}, {"ý", "í"}, {"ỷ", "ỉ"}, {"ỹ", "ĩ"}, {"ỵ", "ị"}}};

bool takes_i(std::string_view onset) {
  constexpr std::array<std::string_view, 7> onsets = {"h", "k", "l", "m", "s", "t", "qu"};
  for (const auto one : onsets)
    if (one == onset) return true;
  return false;
}

std::string with_end(std::string_view word, const Spelling& spelling) {
  std::string out(word.substr(0, word.size() - spelling.first.size()));
  return out.append(spelling.second);
}

}  // namespace

std::string unify_spelling(std::string_view word) {
  constexpr std::size_t longest_syllable = 12;
  if (word.size() < 2 || word.size() > longest_syllable) return std::string(word);
  for (const auto& letter : kLetters)
    if (word.ends_with(letter.first) && takes_i(word.substr(0, word.size() - letter.first.size())))
      return with_end(word, letter);
  for (const auto& tone : kTones) {
    if (!word.ends_with(tone.first)) continue;
    const auto onset = word.substr(0, word.size() - tone.first.size());
    return onset.ends_with('q') ? std::string(word) : with_end(word, tone);
  }
  return std::string(word);
}

}  // namespace search
