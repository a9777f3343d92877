#include "search/synonyms.hpp"

#include <algorithm>

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
