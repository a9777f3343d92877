#include "search/query.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/text.hpp"
#include "search/entry.hpp"
#include "search/query_words.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

constexpr Xapian::termcount kExpansions = 100;
constexpr std::size_t kStemLanguages = 4;
const ScoreWeights kWeights;

Query combine(Query::op how, const Queries& parts) {
  return Query(how, parts.begin(), parts.end());
}

// Never Xapian's own constant: threads that share it count its users wrong and free it.
Query match_all() {
  return Query(std::string());
}

std::string term(std::string_view prefix, std::string_view word) {
  return std::string(prefix).append(word);
}

// All of parts[first, last), or all but one of them: both halves whole, or one whole and one
// lacking. The obvious form, every choice of n - 1, would square the size.
Query at_most_one_missing(const Queries& parts, std::size_t first, std::size_t last) {
  if (last - first == 1) return match_all();
  const auto begin = parts.begin();
  const auto at = [&](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
  const std::size_t middle = first + (last - first) / 2;
  const Query left_whole(Query::OP_AND, at(first), at(middle));
  const Query right_whole(Query::OP_AND, at(middle), at(last));
  const auto and_lacking = [](const Query& whole, const Query& lacking, std::size_t size) {
    return size == 1 ? whole : Query(Query::OP_AND, whole, lacking);
  };
  return Query(Query::OP_OR,
               and_lacking(left_whole, at_most_one_missing(parts, middle, last), last - middle),
               and_lacking(right_whole, at_most_one_missing(parts, first, middle), middle - first));
}

base::Json decimal(double value) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return base::Json::number(std::string(digits.data(), end));
}

// Two boxes overlap when neither lies wholly beside the other.
void add_box(Queries& parts, const Box& box) {
  using Xapian::sortable_serialise;
  parts.emplace_back(Query::OP_VALUE_LE, slot::kWest, sortable_serialise(box.east));
  parts.emplace_back(Query::OP_VALUE_GE, slot::kEast, sortable_serialise(box.west));
  parts.emplace_back(Query::OP_VALUE_LE, slot::kSouth, sortable_serialise(box.north));
  parts.emplace_back(Query::OP_VALUE_GE, slot::kNorth, sortable_serialise(box.south));
}

bool is_vietnamese(const std::vector<QueryWord>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const QueryWord& word) { return word.word.has_diacritics(); });
}

}  // namespace

struct QueryBuilder::State {
  const Xapian::Database& database;
  const SearchRequest& request;
  Analyzer& analyzer;
  std::vector<QueryWord> words;
  std::vector<std::string> stem_languages;
  Queries groups;  // one for each word: the ways in which a record may have it
  Queries extras;  // what adds to the score of a record that is found anyway
  Queries quotes;  // what a record must have
  bool nothing = false;

  void choose_stem_languages();
  Query group(std::size_t i) const;
  void add_extras();
  void add_quotes();
  Queries needed() const;
  Query demand(Query found) const;
  // The pair of syllables that an unknown word is, written together: "daklak".
  std::string split_pair(const Word& word) const;
};

void QueryBuilder::State::choose_stem_languages() {
  for (auto& language : base::split(database.get_metadata(metadata::kStemmed), ' '))
    if (!language.empty()) stem_languages.push_back(std::move(language));
  const auto rank = [&](const std::string& language) {
    return language == request.lang ? 0 : language == "en" ? 1 : 2;
  };
  std::stable_sort(stem_languages.begin(), stem_languages.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (stem_languages.size() > kStemLanguages) stem_languages.resize(kStemLanguages);
}

std::string QueryBuilder::State::split_pair(const Word& word) const {
  constexpr std::size_t shortest = 4, longest = 14;
  std::string best;
  if (word.kind != WordKind::kLetters || word.folded.size() < shortest ||
      word.folded.size() > longest || database.term_exists(word.folded))
    return best;
  Xapian::doccount most = 0;
  for (std::size_t at = 1; at < word.folded.size(); ++at) {
    const std::string pair =
        term(prefix::kPair, word.folded.substr(0, at) + '_' + word.folded.substr(at));
    if (const auto records = database.get_termfreq(pair); records > most)
      most = records, best = pair;
  }
  return best;
}

Query QueryBuilder::State::group(std::size_t i) const {
  const Word& word = words[i].word;
  if (words[i].is_prefix)
    // A beginning is no syllable yet: "quy" may become "quyen", which is never spelt with i.
    return Query(Query::OP_OR, Query(word.folded),
                 Query(Query::OP_WILDCARD, base::fold(word.lower), kExpansions,
                       Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM));
  std::vector<std::string> terms = {word.folded};
  for (const auto& language : stem_languages)
    if (const auto stem = analyzer.stem(word, language))
      terms.push_back(term(prefix::kStem, *stem));
  const auto add_joined = [&](const Word& left, const Word& right) {
    const bool short_enough = left.folded.size() + right.folded.size() <= kWordBytes;
    const bool letters = left.kind != WordKind::kCharacters && right.kind != WordKind::kCharacters;
    if (!short_enough || !letters) return;
    if (std::string both = left.folded + right.folded; database.term_exists(both))
      terms.push_back(std::move(both));
  };
  if (i > 0) add_joined(words[i - 1].word, word);
  if (i + 1 < words.size()) add_joined(word, words[i + 1].word);
  if (std::string pair = split_pair(word); !pair.empty()) terms.push_back(std::move(pair));
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

void QueryBuilder::State::add_extras() {
  const double pair_weight =
      request.lang.starts_with("vi") || is_vietnamese(words) ? kWeights.pair : kWeights.other_pair;
  const auto add = [&](const std::string& text, double weight) {
    extras.emplace_back(Query::OP_SCALE_WEIGHT, Query(text), weight);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i].word;
    if (word.has_diacritics() && !words[i].is_prefix)
      add(term(prefix::kExact, word.exact), kWeights.exact);
    if (i == 0) continue;
    if (const auto pair = pair_of(words[i - 1].word, word))
      add(term(prefix::kPair, *pair), pair_weight);
  }
  const std::string whole = whole_key(request.q), exact = whole_exact_key(request.q);
  if (whole.empty()) return;
  auto* fixed = new Xapian::FixedWeightPostingSource(kWeights.whole);
  const Query either(
      Query::OP_OR,
      Query(exact.empty() ? term(prefix::kTitle, whole) : term(prefix::kExactTitle, exact)),
      Query(term(prefix::kIdentifier, whole)));
  extras.emplace_back(Query::OP_FILTER, Query(fixed->release()), either);
}

void QueryBuilder::State::add_quotes() {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].quote == 0) continue;
    quotes.push_back(groups[i]);
    if (i == 0 || words[i - 1].quote != words[i].quote) continue;
    if (const auto pair = pair_of(words[i - 1].word, words[i].word))
      quotes.emplace_back(term(prefix::kPair, *pair));
  }
}

Queries QueryBuilder::State::needed() const {
  Queries parts;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!words[i].is_stop_word) parts.push_back(groups[i]);
  return parts.empty() ? groups : parts;
}

Query QueryBuilder::State::demand(Query found) const {
  if (quotes.empty()) return found;
  return Query(Query::OP_FILTER, found, combine(Query::OP_AND, quotes));
}

QueryBuilder::QueryBuilder(const Xapian::Database& database, const SearchRequest& request,
                           Analyzer& analyzer)
    : state_(new State{database, request, analyzer, read_query(request.q), {}, {}, {}, {}}) {
  state_->nothing = state_->words.empty() && !asks_for_everything(request.q);
  if (state_->words.empty()) return;
  state_->choose_stem_languages();
  for (std::size_t i = 0; i < state_->words.size(); ++i) state_->groups.push_back(state_->group(i));
  state_->add_extras();
  state_->add_quotes();
}

QueryBuilder::~QueryBuilder() = default;

bool QueryBuilder::has_words() const {
  return !state_->words.empty();
}

bool QueryBuilder::finds_nothing() const {
  return state_->nothing;
}

bool QueryBuilder::has_tier(Tier tier) const {
  const std::size_t needed = state_->needed().size();
  if (tier == Tier::kAll) return true;
  if (tier == Tier::kMost) return needed < state_->words.size() || needed >= 4;
  return state_->words.size() > 1;
}

Query QueryBuilder::matching(Tier tier) const {
  if (!has_words()) return state_->nothing ? Query::MatchNothing : match_all();
  if (tier == Tier::kAll) return state_->demand(combine(Query::OP_AND, state_->groups));
  if (tier == Tier::kAny) return state_->demand(combine(Query::OP_OR, state_->groups));
  const Queries needed = state_->needed();
  return state_->demand(needed.size() < 4 ? combine(Query::OP_AND, needed)
                                          : at_most_one_missing(needed, 0, needed.size()));
}

Query QueryBuilder::scoring(Tier tier) const {
  if (!has_words()) return matching(tier);
  Query words = tier == Tier::kMost
                    ? Query(Query::OP_FILTER, combine(Query::OP_OR, state_->groups), matching(tier))
                : tier == Tier::kAll ? combine(Query::OP_AND, state_->groups)
                                     : combine(Query::OP_OR, state_->groups);
  if (!state_->extras.empty())
    words = Query(Query::OP_AND_MAYBE, words, combine(Query::OP_OR, state_->extras));
  return state_->demand(words);
}

bool QueryBuilder::has_filters(std::string_view except) const {
  const auto& request = state_->request;
  const bool all_excepted =
      request.filters.empty() || (request.filters.size() == 1 && request.filters.contains(except));
  return !all_excepted || request.updated_since || request.from || request.to || request.bbox;
}

Query QueryBuilder::filtering(std::string_view except) const {
  const auto& request = state_->request;
  Queries parts;
  for (const auto& [name, values] : request.filters) {
    if (name == except) continue;
    const Facet* facet = find_facet(name);
    Queries choices;
    for (const auto& value : values)
      choices.push_back(facet ? Query(filter_term(facet->prefix, value)) : updated_query(value));
    parts.push_back(combine(Query::OP_OR, choices));
  }
  if (request.updated_since)
    parts.emplace_back(Query::OP_VALUE_GE, slot::kModified, time_key(*request.updated_since));
  if (request.from) parts.emplace_back(Query::OP_VALUE_GE, slot::kTo, time_key(*request.from));
  if (request.to) parts.emplace_back(Query::OP_VALUE_LE, slot::kFrom, time_key(*request.to));
  if (request.bbox) add_box(parts, *request.bbox);
  return parts.empty() ? match_all() : combine(Query::OP_AND, parts);
}

base::Json QueryBuilder::explain() const {
  base::Json words = base::Json::array();
  for (const auto& one : state_->words) {
    base::Json word = base::Json::object();
    word.set("word", one.word.exact);
    word.set("folded", one.word.folded);
    word.set("wildcard", base::Json::boolean(one.is_prefix));
    word.set("quoted", base::Json::boolean(one.quote != 0));
    word.set("records", base::Json::integer(state_->database.get_termfreq(one.word.folded)));
    words.push(std::move(word));
  }
  base::Json weights = base::Json::object();
  weights.set("exact", decimal(kWeights.exact));
  weights.set("pair", decimal(kWeights.pair));
  weights.set("other_pair", decimal(kWeights.other_pair));
  weights.set("whole", decimal(kWeights.whole));
  base::Json explanation = base::Json::object();
  explanation.set("words", std::move(words));
  explanation.set("weights", std::move(weights));
  return explanation;
}

Query updated_query(std::string_view value) {
  using std::chrono::hours;
  const auto key_before = [](int days) { return time_key(base::now() - hours(24 * days)); };
  if (value == "older") return Query(Query::OP_VALUE_LE, slot::kModified, key_before(365));
  const int days = value == "7d" ? 7 : value == "30d" ? 30 : 365;
  return Query(Query::OP_VALUE_GE, slot::kModified, key_before(days));
}

}  // namespace search
