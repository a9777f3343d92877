#include "search/word_table.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "catalog/base/text.hpp"
#include "search/query_words.hpp"
#include "search/words.hpp"

namespace search {
namespace {

constexpr std::size_t kTypedBytes = 512;

bool before(const WordMatch& left, const WordMatch& right) {
  return left.cost != right.cost ? left.cost < right.cost : left.text < right.text;
}

// The best matches so far, each owner once.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  bool would_take(const WordMatch& match) const {
    return matches_.size() < most_ || before(match, matches_.back());
  }

  void take(const WordMatch& match) {
    const auto same = std::ranges::find(matches_, match.owner, &WordMatch::owner);
    if (same != matches_.end()) {
      if (!before(match, *same)) return;
      matches_.erase(same);
    }
    matches_.insert(std::ranges::upper_bound(matches_, match, before), match);
    if (matches_.size() > most_) matches_.pop_back();
  }

  std::vector<WordMatch> list() && { return std::move(matches_); }

 private:
  std::size_t most_;
  std::vector<WordMatch> matches_;
};

}  // namespace

std::vector<TypedWord> read_typed(std::string_view typed) {
  std::vector<TypedWord> words;
  for (const auto& word : list_words(typed.substr(0, kTypedBytes))) {
    if (words.size() == kQueryWords) break;
    words.push_back({word.lower, word.exact, base::fold(word.lower), word.folded, true});
  }
  if (!words.empty()) words.back().complete = false;
  return words;
}

/// One search in a table.
class WordSearch {
 public:
  WordSearch(const WordTable& table, const std::vector<TypedWord>& typed) : table_(table) {
    wanted_.reserve(typed.size());
    for (const auto& word : typed) wanted_.push_back(forms_for(word));
    for (const auto& wanted : wanted_) rarest_first_.push_back(&wanted);
    std::ranges::stable_sort(rarest_first_, {}, [&](const Wanted* one) {
      return volume({one->begun, one->respelt});
    });
  }

  std::vector<WordMatch> run(std::size_t most) const {
    Best best(most);
    offer_whole(best);
    const Wanted& rarest = *rarest_first_.front();
    for (const auto& range : {rarest.begun, rarest.respelt})
      for (auto form = range.first; form < range.last; ++form) offer_texts_of(form, best);
    return std::move(best).list();
  }

 private:
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool has(std::uint32_t form) const { return form >= first && form < last; }
  };

  // The forms that a typed word may be.
  struct Wanted {
    Range begun;              // those that begin so, or are it when it is complete
    Range respelt;            // those that are it in the other spelling
    Range whole;              // of those in `begun`, the ones that are it
    std::vector<bool> exact;  // by forms of `begun`; empty when it has no diacritics
    bool takes(std::uint32_t form) const { return begun.has(form) || respelt.has(form); }
    bool is(std::uint32_t form) const { return whole.has(form) || respelt.has(form); }
    bool is_exact(std::uint32_t form) const {
      return exact.empty() || respelt.has(form) || exact[form - begun.first];
    }
  };

  template <typename Reaches>
  std::uint32_t place(Reaches reaches) const {
    const auto& forms = table_.forms_;
    return static_cast<std::uint32_t>(std::ranges::partition_point(forms, reaches) - forms.begin());
  }

  Range forms_that_are(const std::string& folded) const {
    return {place([&](const auto& form) { return form.folded < folded; }),
            place([&](const auto& form) { return form.folded <= folded; })};
  }

  Range forms_that_begin(const std::string& begin) const {
    return {
        place([&](const auto& form) { return form.folded < begin; }),
        place([&](const auto& form) { return form.folded.compare(0, begin.size(), begin) <= 0; })};
  }

  Wanted forms_for(const TypedWord& word) const {
    Wanted wanted;
    wanted.whole = forms_that_are(word.begin);
    wanted.begun = word.complete ? wanted.whole : forms_that_begin(word.begin);
    if (word.folded != word.begin) wanted.respelt = forms_that_are(word.folded);
    if (!word.has_diacritics()) return wanted;
    for (auto i = wanted.begun.first; i < wanted.begun.last; ++i) {
      const std::string& exact = table_.forms_[i].exact;
      wanted.exact.push_back(word.complete
                                 ? exact == word.exact
                                 : exact.starts_with(word.exact) || exact.starts_with(word.lower));
    }
    return wanted;
  }

  // In how many texts the forms are, at most.
  std::size_t volume(const std::array<Range, 2>& ranges) const {
    std::size_t sum = 0;
    for (const auto& range : ranges)
      sum += table_.form_starts_[range.last] - table_.form_starts_[range.first];
    return sum;
  }

  // Texts that are just what was typed, wherever they stand: so they are looked for by themselves.
  void offer_whole(Best& best) const {
    const auto wholly = [](const Wanted& wanted) {
      return std::array{wanted.whole, wanted.respelt};
    };
    const auto& rarest = *std::ranges::min_element(
        wanted_, {}, [&](const Wanted& wanted) { return volume(wholly(wanted)); });
    for (const auto& range : wholly(rarest))
      for (auto at = table_.form_starts_[range.first]; at < table_.form_starts_[range.last]; ++at)
        if (count_words(table_.texts_[at]) == wanted_.size()) offer(table_.texts_[at], best);
  }

  // The texts of a form stand in order: behind one that comes too late, all do.
  void offer_texts_of(std::uint32_t form, Best& best) const {
    for (auto at = table_.form_starts_[form]; at < table_.form_starts_[form + 1]; ++at) {
      const std::uint32_t text = table_.texts_[at];
      if (!best.would_take({0, text, WordMatch::kBegins})) return;
      offer(text, best);
    }
  }

  std::size_t count_words(std::uint32_t text) const {
    return table_.starts_[std::size_t{text} + 1] - table_.starts_[text];
  }

  void offer(std::uint32_t text, Best& best) const {
    const auto* words = table_.words_.data() + table_.starts_[text];
    const std::size_t count = count_words(text);
    if (count < wanted_.size()) return;
    WordMatch match{table_.owners_[text], text, WordMatch::kWhole};
    if (count > wanted_.size())  // the least that it can cost, told by a glance
      match.cost = wanted_[0].takes(words[0]) ? WordMatch::kBegins : WordMatch::kTogether;
    if (!best.would_take(match) || !has_all(words, count)) return;
    match.cost = order_cost(words, count);
    if (!has_all_exact(words, count)) match.cost += WordMatch::kOtherMarks;
    if (best.would_take(match)) best.take(match);
  }

  template <typename Fits>
  bool each_is_somewhere(const std::uint32_t* words, std::size_t count, Fits fits) const {
    return std::ranges::all_of(rarest_first_, [&](const Wanted* wanted) {
      return std::any_of(words, words + count, [&](auto form) { return fits(*wanted, form); });
    });
  }

  bool has_all(const std::uint32_t* words, std::size_t count) const {
    return each_is_somewhere(words, count,
                             [](const auto& wanted, auto form) { return wanted.takes(form); });
  }

  bool has_all_exact(const std::uint32_t* words, std::size_t count) const {
    return each_is_somewhere(words, count, [](const auto& wanted, auto form) {
      return wanted.takes(form) && wanted.is_exact(form);
    });
  }

  bool stands_at(const std::uint32_t* words) const {
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      if (!wanted_[i].takes(words[i])) return false;
    return true;
  }

  std::uint8_t order_cost(const std::uint32_t* words, std::size_t count) const {
    const std::size_t typed = wanted_.size();
    if (stands_at(words))
      return count == typed && wanted_.back().is(words[typed - 1]) ? WordMatch::kWhole
                                                                   : WordMatch::kBegins;
    for (std::size_t i = 1; i + typed <= count; ++i)
      if (stands_at(words + i)) return WordMatch::kTogether;
    return WordMatch::kScattered;
  }

  const WordTable& table_;
  std::vector<Wanted> wanted_;
  std::vector<const Wanted*> rarest_first_;  // who lacks the rarest is told soonest
};

std::vector<WordMatch> WordTable::find(const std::vector<TypedWord>& typed,
                                       std::size_t most) const {
  if (typed.empty() || most == 0 || owners_.empty()) return {};
  return WordSearch(*this, typed).run(most);
}

std::vector<std::string> WordTable::list_words(
    const std::function<bool(std::string_view)>& wants) const {
  std::vector<std::string> words;
  for (const auto& form : forms_)
    if ((words.empty() || words.back() != form.folded) && wants(form.folded))
      words.push_back(form.folded);
  return words;
}

std::uint32_t WordTableMaker::form_of(std::string_view word) {
  const auto found = forms_.find(word);
  if (found != forms_.end()) return found->second;
  return forms_.emplace(word, static_cast<std::uint32_t>(forms_.size())).first->second;
}

void WordTableMaker::add(std::string_view words, std::uint32_t owner, double rank) {
  const auto start = static_cast<std::uint32_t>(words_.size());
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (end > 0) words_.push_back(form_of(words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  if (words_.size() > start) texts_.push_back({start, owner, rank});
}

WordTable WordTableMaker::make() && {
  WordTable table;
  std::vector<std::pair<WordTable::Form, std::uint32_t>> forms;
  forms.reserve(forms_.size());
  for (const auto& [exact, number] : forms_) forms.push_back({{base::fold(exact), exact}, number});
  std::ranges::sort(forms);
  std::vector<std::uint32_t> place(forms.size());
  for (auto& [form, number] : forms) {
    place[number] = static_cast<std::uint32_t>(table.forms_.size());
    table.forms_.push_back(std::move(form));
  }
  std::vector<std::uint32_t> order(texts_.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
    const Text &a = texts_[left], &b = texts_[right];
    return a.rank != b.rank     ? a.rank > b.rank
           : a.owner != b.owner ? a.owner < b.owner
                                : left < right;
  });
  table.form_starts_.assign(table.forms_.size() + 1, 0);
  table.words_.reserve(words_.size());
  table.starts_.push_back(0);
  for (const auto number : order) {
    const std::size_t end =
        number + 1 < texts_.size() ? texts_[std::size_t{number} + 1].start : words_.size();
    for (std::size_t i = texts_[number].start; i < end; ++i) {
      table.words_.push_back(place[words_[i]]);
      ++table.form_starts_[std::size_t{table.words_.back()} + 1];
    }
    table.starts_.push_back(static_cast<std::uint32_t>(table.words_.size()));
    table.owners_.push_back(texts_[number].owner);
  }
  std::partial_sum(table.form_starts_.begin(), table.form_starts_.end(),
                   table.form_starts_.begin());
  table.texts_.resize(table.words_.size());
  std::vector<std::uint32_t> next(table.form_starts_.begin(), table.form_starts_.end() - 1);
  for (std::uint32_t text = 0; text < table.owners_.size(); ++text)
    for (auto i = table.starts_[text]; i < table.starts_[std::size_t{text} + 1]; ++i)
      table.texts_[next[table.words_[i]]++] = text;
  return table;
}

}  // namespace search
