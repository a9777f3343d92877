#include "search/query_text.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/base/text.hpp"
#include "search/entry.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Kind = Expression::Kind;

constexpr std::size_t kExpansions = 100;
constexpr std::size_t kStemLanguages = 4;
constexpr std::size_t kMostOthers = 40;  // expressions beside those that were typed

std::string term(std::string_view prefix, std::string_view word) {
  return std::string(prefix).append(word);
}

bool is_vietnamese(const std::vector<QueryWord>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const QueryWord& word) { return word.word.has_diacritics(); });
}

std::string text_of(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  texts.reserve(words.size());
  for (const auto& word : words) texts.push_back(word.lower);
  return base::join(texts, " ");
}

Expression any_spelling(std::vector<std::string> terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  Expressions parts;
  for (auto& one : terms) parts.push_back(term_expression(std::move(one)));
  return combine(Kind::kSynonym, std::move(parts));
}

}  // namespace

TextQuery::TextQuery(const Xapian::Database& database, const ReadQuery& query,
                     const SearchRequest& request, Analyzer& analyzer, const Synonyms& synonyms,
                     const Weights& weights)
    : database_(database),
      query_(query),
      request_(request),
      analyzer_(analyzer),
      synonyms_(synonyms),
      weights_(weights) {
  choose_stem_languages();
  add_excluded();
  if (query_.words.empty()) return;
  add_units();
  add_quotes();
  add_neighbours();
  add_whole();
  add_agreements();
}

void TextQuery::choose_stem_languages() {
  for (auto& language : base::split(database_.get_metadata(metadata::kStemmed), ' '))
    if (!language.empty()) stem_languages_.push_back(std::move(language));
  const auto rank = [&](const std::string& language) {
    return language == request_.lang ? 0 : language == "en" ? 1 : 2;
  };
  std::stable_sort(stem_languages_.begin(), stem_languages_.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (stem_languages_.size() > kStemLanguages) stem_languages_.resize(kStemLanguages);
}

// The pair of syllables that an unknown word is, written together: "daklak".
std::string TextQuery::split_pair(const Word& word) const {
  constexpr std::size_t shortest = 4, longest = 14;
  std::string best;
  if (word.kind != WordKind::kLetters || word.folded.size() < shortest ||
      word.folded.size() > longest || database_.term_exists(word.folded))
    return best;
  Xapian::doccount most = 0;
  for (std::size_t at = 1; at < word.folded.size(); ++at) {
    const std::string pair =
        term(prefix::kPair, word.folded.substr(0, at) + '_' + word.folded.substr(at));
    if (const auto records = database_.get_termfreq(pair); records > most)
      most = records, best = pair;
  }
  return best;
}

std::vector<std::string> TextQuery::stems_of(const Word& word) const {
  std::vector<std::string> stems;
  for (const auto& language : stem_languages_)
    if (const auto stem = analyzer_.stem(word, language))
      stems.push_back(term(prefix::kStem, *stem));
  return stems;
}

// The words that begin so, most frequent first.
Expression TextQuery::beginning(const Word& word) const {
  // A beginning is no syllable yet: "quy" may become "quyen", which is never spelt with i.
  const std::string begin = base::fold(word.lower);
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database_.allterms_end(begin);
  for (auto one = database_.allterms_begin(begin); one != end; ++one)
    found.emplace_back(one.get_termfreq(), *one);
  const auto kept =
      found.begin() + static_cast<std::ptrdiff_t>(std::min(kExpansions, found.size()));
  std::partial_sort(found.begin(), kept, found.end(), std::greater<>());
  Expressions parts;
  for (auto one = found.begin(); one != kept; ++one)
    parts.push_back(term_expression(std::move(one->second)));
  Expressions either = {term_expression(word.folded)};
  either.push_back(combine(Kind::kSynonym, std::move(parts)));
  return combine(Kind::kAny, std::move(either));
}

Expression TextQuery::group(std::size_t i) const {
  const auto& words = query_.words;
  const Word& word = words[i].word;
  if (words[i].is_prefix) return beginning(word);
  std::vector<std::string> terms = stems_of(word);
  terms.push_back(word.folded);
  const auto add_joined = [&](const Word& left, const Word& right) {
    const bool short_enough = left.folded.size() + right.folded.size() <= kWordBytes;
    const bool letters = left.kind != WordKind::kCharacters && right.kind != WordKind::kCharacters;
    if (!short_enough || !letters) return;
    if (std::string both = left.folded + right.folded; database_.term_exists(both))
      terms.push_back(std::move(both));
  };
  if (i > 0) add_joined(words[i - 1].word, word);
  if (i + 1 < words.size()) add_joined(word, words[i + 1].word);
  if (std::string pair = split_pair(word); !pair.empty()) terms.push_back(std::move(pair));
  return any_spelling(std::move(terms));
}

Expressions TextQuery::groups(std::size_t first, std::size_t count) const {
  Expressions groups;
  for (std::size_t i = first; i < first + count; ++i) groups.push_back(group(i));
  return groups;
}

// An expression as it must stand in a record: its words side by side.
Expression TextQuery::expression(const std::vector<Word>& words) const {
  if (words.size() == 1) {
    std::vector<std::string> terms = stems_of(words.front());
    terms.push_back(words.front().folded);
    return any_spelling(std::move(terms));
  }
  Expressions pairs;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (const auto pair = pair_of(words[i - 1], words[i]))
      pairs.push_back(term_expression(term(prefix::kPair, *pair)));
  return combine(Kind::kAll, std::move(pairs));
}

void TextQuery::add_units() {
  const auto& words = query_.words;
  std::vector<Word> plain;
  plain.reserve(words.size());
  for (const auto& word : words) plain.push_back(word.word);
  const auto matches = synonyms_.find(plain);
  auto match = matches.begin();
  const auto is_free = [&](const Synonyms::Match& one) {
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(one.first),
                       words.begin() + static_cast<std::ptrdiff_t>(one.first + one.count),
                       [](const QueryWord& word) { return word.quote == 0 && !word.is_prefix; });
  };
  for (std::size_t i = 0; i < words.size();) {
    while (match != matches.end() && match->first < i) ++match;
    if (match == matches.end() || match->first != i || !is_free(*match) ||
        other_expressions_.size() + match->others.size() > kMostOthers) {
      units_.push_back({group(i), {}, words[i].is_stop_word});
      ++i;
      continue;
    }
    // However many a record has, they count once.
    Expressions others;
    for (const auto* other : match->others) {
      others.push_back(expression(*other));
      other_expressions_.push_back(text_of(*other));
    }
    units_.push_back({combine(Kind::kAll, groups(i, match->count)),
                      {Kind::kSynonym, {}, std::move(others)},
                      false});
    i += match->count;
  }
}

void TextQuery::add_quotes() {
  const auto& words = query_.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].quote == 0) continue;
    quotes_.push_back(group(i));
    if (i == 0 || words[i - 1].quote != words[i].quote) continue;
    if (const auto pair = pair_of(words[i - 1].word, words[i].word))
      quotes_.push_back(term_expression(term(prefix::kPair, *pair)));
  }
}

void TextQuery::add_excluded() {
  for (const auto& word : query_.excluded) {
    std::vector<std::string> terms = stems_of(word.word);
    terms.push_back(word.word.folded);
    excluded_.push_back(any_spelling(std::move(terms)));
  }
}

void TextQuery::add_neighbours() {
  const auto& words = query_.words;
  const bool vietnamese = request_.lang.starts_with("vi") || is_vietnamese(words);
  const double pair_weight = vietnamese ? weights_.pair : weights_.other_pair;
  for (const auto& [word, is_prefix, is_stop_word, quote] : words)
    if (word.has_diacritics() && !is_prefix)
      extras_.push_back(
          {"exact", term_expression(term(prefix::kExact, word.exact)), weights_.exact});
  for (std::size_t i = 1; i < words.size(); ++i)
    if (const auto pair = pair_of(words[i - 1].word, words[i].word))
      extras_.push_back({"pair", term_expression(term(prefix::kPair, *pair)), pair_weight});
}

void TextQuery::add_whole() {
  const std::string whole = whole_key(request_.q), exact = whole_exact_key(request_.q);
  if (whole.empty()) return;
  Expressions either = {term_expression(exact.empty() ? term(prefix::kTitle, whole)
                                                      : term(prefix::kExactTitle, exact)),
                        term_expression(term(prefix::kIdentifier, whole))};
  extras_.push_back({"whole", combine(Kind::kAny, std::move(either)), 1, weights_.whole});
}

// Places and years that were typed count when the record covers them.
void TextQuery::add_agreements() {
  std::vector<Word> plain;
  for (const auto& word : query_.words) plain.push_back(word.word);
  for (const auto& match : find_places(plain)) {
    if (std::find(places_.begin(), places_.end(), match.place) != places_.end()) continue;
    places_.push_back(match.place);
    extras_.push_back(
        {"place", term_expression(term(prefix::kNamedPlace, match.place->id)), 1, weights_.place});
  }
  std::set<int> named;
  for (const auto& word : plain)
    if (const auto year = year_in(word)) named.insert(*year);
  for (const int year : named) {
    years_.push_back(year);
    const auto value = std::to_string(year);
    extras_.push_back({"year", term_expression(filter_term(find_facet("year")->prefix, value)), 1,
                       weights_.year});
  }
}

bool TextQuery::is_unknown(std::size_t i) const {
  const Word& word = query_.words[i].word;
  if (query_.words[i].is_prefix || database_.term_exists(word.folded)) return false;
  if (!split_pair(word).empty()) return false;
  return std::ranges::none_of(stems_of(word),
                              [&](const auto& stem) { return database_.term_exists(stem); });
}

}  // namespace search
