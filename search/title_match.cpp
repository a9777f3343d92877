#include "search/title_match.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

#include "search/spelling.hpp"
#include "search/words.hpp"

namespace search {
namespace {

using Words = std::multiset<std::string>;

// Words that tell nothing in a title, folded.
const std::set<std::string, std::less<>> kSmallWords = {
    "the", "of",  "a",  "an",  "in",  "on",   "for", "and", "by", "to",
    "at",  "nam", "va", "cua", "cac", "theo", "tai", "cho", "o"};

// Those of English, which stand where Vietnamese and others have numbers.
const std::set<std::string, std::less<>> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::size_t kShortWord = 3;      // bytes; shorter ones are never taken for misspelt
constexpr std::size_t kLongWord = 8;       // may have two wrong letters
constexpr std::size_t kWordsForATypo = 2;  // right words for each misspelt one

struct Title {
  Words words;
  Words numbers;
};

Title read_title(std::string_view text) {
  Title title;
  for (const auto& word : list_words(text)) {
    const bool number = word.kind == WordKind::kDigits || kMonths.contains(word.folded);
    if (number)
      title.numbers.insert(word.folded);
    else if (!kSmallWords.contains(word.folded))
      title.words.insert(word.folded);
  }
  return title;
}

std::vector<std::string> without(const Words& words, const Words& others) {
  std::vector<std::string> rest;
  std::ranges::set_difference(words, others, std::back_inserter(rest));
  return rest;
}

bool is_misspelt(const std::string& left, const std::string& right,
                 const WordFrequency& frequency) {
  const std::size_t length = std::min(left.size(), right.size());
  if (length < kShortWord) return false;
  const std::size_t most = length >= kLongWord ? 2 : 1;
  if (edit_distance(left, right, most) > most) return false;
  return std::min(frequency(left), frequency(right)) <= 1;
}

// Takes each word of `left` that is one of `right` misspelt out of both; answers how many.
std::size_t drop_misspelt(std::vector<std::string>& left, std::vector<std::string>& right,
                          const WordFrequency& frequency) {
  std::size_t dropped = 0;
  for (auto word = left.begin(); word != left.end();) {
    const auto other = std::ranges::find_if(
        right, [&](const auto& one) { return is_misspelt(*word, one, frequency); });
    if (other == right.end()) {
      ++word;
      continue;
    }
    right.erase(other);
    word = left.erase(word);
    ++dropped;
  }
  return dropped;
}

}  // namespace

TitleMatch match_titles(std::string_view left, std::string_view right,
                        const WordFrequency& frequency) {
  const Title one = read_title(left), other = read_title(right);
  if (one.words.empty() || one.words.size() != other.words.size()) return TitleMatch::kOther;
  auto rest = without(one.words, other.words), other_rest = without(other.words, one.words);
  const std::size_t equal = one.words.size() - rest.size();
  const std::size_t misspelt = drop_misspelt(rest, other_rest, frequency);
  if (!rest.empty() || misspelt * kWordsForATypo > equal) return TitleMatch::kOther;
  return one.numbers == other.numbers ? TitleMatch::kSame : TitleMatch::kSeries;
}

}  // namespace search
