#include "search/synonyms.hpp"

#include <algorithm>
#include <map>

#include "catalog/base/text.hpp"
#include "search/places.hpp"
#include "search/tables.hpp"

namespace search {
namespace {

bool is_same(const std::vector<Word>& left, const Word* right, std::size_t count) {
  return left.size() == count &&
         std::equal(left.begin(), left.end(), right,
                    [](const Word& a, const Word& b) { return a.folded == b.folded; });
}

// "thuế" typed without its diacritics is more often another word; so is a place that only its
// diacritics make one.
bool needs_marks(const std::string& expression, const std::vector<Word>& words) {
  if (find_places(words).empty() != find_places(list_words(base::fold(expression))).empty())
    return true;
  return words.size() == 1 && words.front().has_diacritics() &&
         base::lower(expression) == expression;
}

// "cán bộ y tế" names no ministry, "cơ sở du lịch" no department.
bool goes_on(const std::vector<Word>& words, std::size_t first) {
  if (first == 0) return false;
  const auto& before = words[first - 1].folded;
  const auto& word = words[first].folded;
  return (word == "bo" && (before == "can" || before == "noi" || before == "toan")) ||
         (word == "so" && (before == "co" || before == "tru"));
}

}  // namespace

Synonyms::Synonyms(std::string_view own) {
  add_table(own);
  add_table(built_in_table("synonyms.tsv"));
  for (const auto& names : list_place_names()) add_group(names);
}

void Synonyms::add_table(std::string_view table) {
  for (const auto& fields : read_table(table)) add_group(fields);
}

void Synonyms::add_group(const std::vector<std::string>& expressions) {
  const auto number = static_cast<std::uint32_t>(groups_.size());
  Group group;
  for (const auto& expression : expressions) {
    auto words = list_words(expression);
    if (words.empty()) continue;
    phrases_.add(expression, number, needs_marks(expression, words));
    group.push_back(std::move(words));
  }
  groups_.push_back(std::move(group));
}

bool Synonyms::knows(const std::string& expression) const {
  const auto words = list_words(expression);
  return words.empty() || phrases_.has(words);
}

std::vector<Acronym> Synonyms::add_acronyms(const std::vector<Acronym>& acronyms) {
  std::vector<Acronym> taken;
  std::map<std::string, std::vector<std::string>> names;  // with the acronyms of each
  for (const auto& acronym : acronyms) {
    const auto known = [&](const auto& form) { return knows(form); };
    if (std::ranges::any_of(acronym.forms, known)) continue;
    taken.push_back(acronym);
    for (const auto& name : acronym.names) {
      if (knows(name) || !find(list_words(name)).empty()) continue;
      auto& group = names[name];
      group.insert(group.end(), acronym.forms.begin(), acronym.forms.end());
    }
  }
  for (const auto& [name, forms] : names) add_one_way({name}, forms);
  for (const auto& [forms, known_as] : taken) add_one_way(forms, known_as);
  return taken;
}

// Each of `expressions` leads to `others` and to each other, but they do not lead back.
void Synonyms::add_one_way(const std::vector<std::string>& expressions,
                           const std::vector<std::string>& others) {
  const auto number = static_cast<std::uint32_t>(groups_.size());
  add_group(expressions);
  for (const auto& other : others)
    if (auto words = list_words(other); !words.empty()) groups_[number].push_back(std::move(words));
}

std::vector<Synonyms::Match> Synonyms::find(const std::vector<Word>& words) const {
  std::vector<Match> matches;
  for (const auto& [first, count, meaning] : phrases_.find(words)) {
    if (goes_on(words, first)) continue;
    Match match{first, count, {}};
    for (const auto& form : groups_[meaning])
      if (!is_same(form, &words[first], count)) match.others.push_back(&form);
    if (!match.others.empty()) matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace search
