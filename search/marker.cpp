#include "search/marker.hpp"

#include <algorithm>

#include "catalog/base/text.hpp"

namespace search {
namespace {

constexpr double kExact = 1.5;  // with the diacritics that were typed
constexpr double kFolded = 1;
constexpr double kOther = 0.8;  // a stem, a part, another expression

bool has_space_around(const Word& word) {
  return word.kind != WordKind::kCharacters;
}

// Whether the words from `first` on are those of an expression, in one sentence.
bool is_expression(const std::vector<Word>& words, std::size_t first,
                   const std::vector<Word>& expression) {
  if (first + expression.size() > words.size()) return false;
  for (std::size_t i = 0; i < expression.size(); ++i)
    if (words[first + i].folded != expression[i].folded ||
        words[first + i].sentence != words[first].sentence)
      return false;
  return true;
}

}  // namespace

Marker::Marker(const ReadQuery& query, const std::vector<std::string>& others, Analyzer& analyzer)
    : analyzer_(analyzer), units_(query.words.size()) {
  for (std::size_t i = 0; i < query.words.size(); ++i) add_query_word(i, query);
  for (const auto& other : others) {
    auto words = list_words(other);
    if (words.size() == 1) stemmed_.emplace_back(words.front(), units_ + others_.size());
    if (!words.empty()) others_.push_back(std::move(words));
  }
  if (stop_words_.size() == query.words.size()) stop_words_.clear();
}

void Marker::add_query_word(std::size_t i, const ReadQuery& query) {
  const auto& [word, is_prefix, is_stop_word, quote] = query.words[i];
  add_folded(word.folded, i);
  if (word.has_diacritics()) exact_.insert(word.exact);
  if (is_prefix) beginnings_.emplace_back(base::fold(word.lower), i);
  if (!is_prefix && !is_stop_word) stemmed_.emplace_back(word, i);
  if (is_stop_word) stop_words_.insert(i);
  if (i == 0) return;
  const Word& before = query.words[i - 1].word;
  if (has_space_around(before) && has_space_around(word))
    add_folded(before.folded + word.folded, i);
}

void Marker::add_folded(const std::string& word, std::size_t unit) {
  folded_.try_emplace(word, unit);
  lengths_.insert(word.size());
}

std::vector<std::optional<Mark>> Marker::find(const std::vector<Word>& words,
                                              std::string_view language) const {
  Marks marks(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto mark = mark_of(words[i])) marks[i] = mark;
    if (i > 0) mark_neighbours(words, i - 1, marks);
  }
  mark_stems(words, language, marks);
  mark_others(words, marks);
  drop_lone_stop_words(marks);
  return marks;
}

std::optional<Mark> Marker::mark_of(const Word& word) const {
  if (const auto found = folded_.find(word.folded); found != folded_.end())
    return Mark{found->second, exact_.contains(word.exact) ? kExact : kFolded};
  for (const auto& [beginning, unit] : beginnings_)
    if (word.folded.starts_with(beginning)) return Mark{unit, kFolded};
  for (const auto& part : parts_of(word))
    if (const auto found = folded_.find(part); found != folded_.end())
      return Mark{found->second, kOther};
  return std::nullopt;
}

// A stemmer changes the end of a word: what begins otherwise need not be asked.
void Marker::mark_stems(const std::vector<Word>& words, std::string_view language,
                        Marks& marks) const {
  const Units stems = stems_in(language);
  if (stems.empty()) return;
  std::string first_letters;
  for (const auto& [stem, unit] : stems) first_letters += stem.front();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (marks[i] || first_letters.find(words[i].folded.front()) == std::string::npos) continue;
    const auto stem = analyzer_.stem(words[i], language);
    if (!stem) continue;
    if (const auto found = stems.find(*stem); found != stems.end())
      marks[i] = Mark{found->second, kOther};
  }
}

Marker::Units Marker::stems_in(std::string_view language) const {
  Units stems;
  for (const auto& [word, unit] : stemmed_)
    if (const auto stem = analyzer_.stem(word, language)) stems.try_emplace(*stem, unit);
  return stems;
}

// Two words that the query has as one: "PM 2.5", "Đắk Lắk".
void Marker::mark_neighbours(const std::vector<Word>& words, std::size_t left, Marks& marks) const {
  const Word& one = words[left];
  const Word& two = words[left + 1];
  if (one.sentence != two.sentence || !has_space_around(one) || !has_space_around(two)) return;
  if (!lengths_.contains(one.folded.size() + two.folded.size())) return;
  const auto found = folded_.find(one.folded + two.folded);
  if (found == folded_.end()) return;
  for (const std::size_t i : {left, left + 1})
    if (!marks[i]) marks[i] = Mark{found->second, kFolded};
}

void Marker::mark_others(const std::vector<Word>& words, Marks& marks) const {
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t other = 0; other < others_.size(); ++other) {
      if (!is_expression(words, i, others_[other])) continue;
      for (std::size_t j = i; j < i + others_[other].size(); ++j)
        if (!marks[j] || stop_words_.contains(marks[j]->unit))
          marks[j] = Mark{units_ + other, kOther};
    }
}

void Marker::drop_lone_stop_words(Marks& marks) const {
  const auto is_weak = [&](std::size_t i) { return stop_words_.contains(marks[i]->unit); };
  std::vector<bool> kept(marks.size());
  for (std::size_t i = 0; i < marks.size(); ++i)
    kept[i] = marks[i] && (!is_weak(i) || (i > 0 && kept[i - 1]));
  for (std::size_t i = marks.size(); i-- > 0;)
    if (marks[i] && !kept[i]) kept[i] = i + 1 < marks.size() && kept[i + 1];
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (!kept[i]) marks[i].reset();
}

}  // namespace search
