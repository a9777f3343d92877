#include "search/phrases.hpp"

#include <algorithm>

namespace search {
namespace {

constexpr std::size_t kMostWords = 12;

std::string key_of(std::span<const Word> words) {
  std::string key;
  for (const auto& word : words) key.append(word.folded).push_back(' ');
  return key;
}

}  // namespace

void PhraseTable::add(std::string_view expression, std::uint32_t meaning, bool marks_needed) {
  const auto words = list_words(expression);
  if (words.empty() || words.size() > kMostWords) return;
  Entry entry{{}, meaning, marks_needed};
  for (const auto& word : words) entry.exact.push_back(word.exact);
  entries_[key_of(words)].push_back(std::move(entry));
  longest_ = std::max(longest_, words.size());
}

bool PhraseTable::has(std::span<const Word> words) const {
  return entries_.contains(key_of(words));
}

const PhraseTable::Entry* PhraseTable::find_at(std::span<const Word> words) const {
  const auto found = entries_.find(key_of(words));
  if (found == entries_.end() || words.front().sentence != words.back().sentence) return nullptr;
  for (const auto& entry : found->second) {
    const auto may_be = [&](const Word& written, const std::string& meant) {
      return written.exact == meant || (!entry.marks_needed && !written.has_diacritics());
    };
    if (std::equal(words.begin(), words.end(), entry.exact.begin(), may_be)) return &entry;
  }
  return nullptr;
}

std::vector<PhraseTable::Match> PhraseTable::find(std::span<const Word> words) const {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t count = std::min(longest_, words.size() - i);
    const Entry* entry = nullptr;
    while (count > 0 && !(entry = find_at(words.subspan(i, count)))) --count;
    if (entry) matches.push_back({i, count, entry->meaning});
    i += std::max<std::size_t>(count, 1);
  }
  return matches;
}

}  // namespace search
