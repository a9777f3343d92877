#include "search/query_text.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "catalog/base/text.hpp"
#include "search/entry.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Xapian::Query;

constexpr Xapian::termcount kExpansions = 100;
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

// Weighs a record by where it stands, see slot::kStanding.
class StandingSource : public Xapian::ValuePostingSource {
 public:
  explicit StandingSource(const Weights& weights)
      : Xapian::ValuePostingSource(slot::kStanding), weights_(weights) {}

  double get_weight() const override { return unpack(get_value()).total(weights_); }
  StandingSource* clone() const override { return new StandingSource(weights_); }
  void init(const Xapian::Database& database) override {
    constexpr Standing best{4, 1, 1, 1};
    Xapian::ValuePostingSource::init(database);
    set_maxweight(best.total(weights_));
  }

 private:
  const Weights weights_;
};

}  // namespace

Query combine(Query::op how, const Queries& parts) {
  return Query(how, parts.begin(), parts.end());
}

Query match_all() {
  return Query(std::string());
}

Query QueryUnit::either() const {
  return synonyms.empty() ? words : Query(Query::OP_OR, words, synonyms);
}

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
  add_standing();
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

Query TextQuery::group(std::size_t i) const {
  const auto& words = query_.words;
  const Word& word = words[i].word;
  if (words[i].is_prefix)
    // A beginning is no syllable yet: "quy" may become "quyen", which is never spelt with i.
    return Query(Query::OP_OR, Query(word.folded),
                 Query(Query::OP_WILDCARD, base::fold(word.lower), kExpansions,
                       Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM));
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
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

Queries TextQuery::groups(std::size_t first, std::size_t count) const {
  Queries groups;
  for (std::size_t i = first; i < first + count; ++i) groups.push_back(group(i));
  return groups;
}

// An expression as it must stand in a record: its words side by side.
Query TextQuery::expression(const std::vector<Word>& words) const {
  if (words.size() == 1) {
    std::vector<std::string> terms = stems_of(words.front());
    terms.push_back(words.front().folded);
    return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
  }
  Queries pairs;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (const auto pair = pair_of(words[i - 1], words[i]))
      pairs.emplace_back(term(prefix::kPair, *pair));
  return combine(Query::OP_AND, pairs);
}

void TextQuery::add_units() {
  const auto& words = query_.words;
  std::vector<Word> plain;
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
    // However many a record has, they count once: OP_SYNONYM, not OP_OR.
    Queries others;
    for (const auto* other : match->others) {
      others.push_back(expression(*other));
      other_expressions_.push_back(text_of(*other));
    }
    units_.push_back(
        {combine(Query::OP_AND, groups(i, match->count)),
         Query(Query::OP_SCALE_WEIGHT, combine(Query::OP_SYNONYM, others), weights_.synonym),
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
      quotes_.emplace_back(term(prefix::kPair, *pair));
  }
}

void TextQuery::add_excluded() {
  for (const auto& word : query_.excluded) {
    std::vector<std::string> terms = stems_of(word.word);
    terms.push_back(word.word.folded);
    excluded_.emplace_back(Query::OP_SYNONYM, terms.begin(), terms.end());
  }
}

void TextQuery::add_extra(std::string_view name, const Queries& parts) {
  if (!parts.empty()) extras_.push_back({name, combine(Query::OP_OR, parts)});
}

void TextQuery::add_neighbours() {
  const auto& words = query_.words;
  const bool vietnamese = request_.lang.starts_with("vi") || is_vietnamese(words);
  const double pair_weight = vietnamese ? weights_.pair : weights_.other_pair;
  Queries exact, pairs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i].word;
    if (word.has_diacritics() && !words[i].is_prefix)
      exact.emplace_back(Query::OP_SCALE_WEIGHT, Query(term(prefix::kExact, word.exact)),
                         weights_.exact);
    if (i == 0) continue;
    if (const auto pair = pair_of(words[i - 1].word, word))
      pairs.emplace_back(Query::OP_SCALE_WEIGHT, Query(term(prefix::kPair, *pair)), pair_weight);
  }
  add_extra("exact", exact);
  add_extra("pair", pairs);
}

Query TextQuery::fixed(double weight, const Queries& among) const {
  auto* source = new Xapian::FixedWeightPostingSource(weight);
  return Query(Query::OP_FILTER, Query(source->release()), combine(Query::OP_OR, among));
}

void TextQuery::add_whole() {
  const std::string whole = whole_key(request_.q), exact = whole_exact_key(request_.q);
  if (whole.empty()) return;
  add_extra("whole",
            {fixed(weights_.whole, {Query(exact.empty() ? term(prefix::kTitle, whole)
                                                        : term(prefix::kExactTitle, exact)),
                                    Query(term(prefix::kIdentifier, whole))})});
}

// Places and years that were typed count when the record covers them.
void TextQuery::add_agreements() {
  std::vector<Word> plain;
  for (const auto& word : query_.words) plain.push_back(word.word);
  Queries places, years;
  for (const auto& match : find_places(plain)) {
    if (std::find(places_.begin(), places_.end(), match.place) != places_.end()) continue;
    places_.push_back(match.place);
    places.push_back(fixed(weights_.place, {Query(term(prefix::kNamedPlace, match.place->id))}));
  }
  std::set<int> named;
  for (const auto& word : plain)
    if (const auto year = year_in(word)) named.insert(*year);
  for (const int year : named) {
    years_.push_back(year);
    const auto value = std::to_string(year);
    years.push_back(fixed(weights_.year, {Query(filter_term(find_facet("year")->prefix, value))}));
  }
  add_extra("place", places);
  add_extra("year", years);
}

void TextQuery::add_standing() {
  auto* source = new StandingSource(weights_);
  add_extra("standing",
            {Query(Query::OP_SCALE_WEIGHT, Query(source->release()), weights_.standing)});
}

bool TextQuery::is_unknown(std::size_t i) const {
  const Word& word = query_.words[i].word;
  if (query_.words[i].is_prefix || database_.term_exists(word.folded)) return false;
  if (!split_pair(word).empty()) return false;
  return std::ranges::none_of(stems_of(word),
                              [&](const auto& stem) { return database_.term_exists(stem); });
}

}  // namespace search
