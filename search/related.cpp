#include "search/related.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "search/entry.hpp"
#include "search/query_words.hpp"
#include "search/schema.hpp"
#include "search/spelling.hpp"
#include "search/words.hpp"

namespace search {
namespace {

constexpr std::size_t kLeastLetters = 3;  // of a word that says something
constexpr std::size_t kLeastAlike = 4;    // letters that two words begin with
constexpr std::size_t kWordsLookedAt = 8;
constexpr std::size_t kMostNames = 50;  // of one word
constexpr Xapian::doccount kSample = 100;
// What a name is worth for a word, for two beside each other as they were typed, and for being a
// keyword of the whole sample.
constexpr double kSameWord = 3, kTogether = 3, kAlike = 2, kOneOff = 1, kOfSample = 2;

class Relatives {
 public:
  Relatives(const Completions& completions, const Xapian::Database& database)
      : completions_(completions), database_(database) {}

  void add_names_like(const Word& word) {
    if (word.folded.size() < kLeastLetters || word.kind == WordKind::kDigits) return;
    if (add_names(word.lower, kSameWord)) return;
    const std::string& folded = word.folded;
    for (std::size_t size = folded.size() - 1; size >= kLeastAlike && 3 * size >= 2 * folded.size();
         --size)
      if (add_names(folded.substr(0, size), kAlike)) return;
    if (folded.size() < kLeastAlike) return;
    const auto is_one_off = [&](std::string_view other) {
      return edit_distance(folded, other, 1) == 1;
    };
    for (const auto& other : completions_.names().list_words(is_one_off)) add_names(other, kOneOff);
  }

  void add_names_with(const Word& left, const Word& right) {
    add_names(left.lower + ' ' + right.lower, kTogether, WordMatch::kTogether);
  }

  void add_keywords_of_sample(const std::vector<std::string>& words) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
    const auto found = enquire.get_mset(0, kSample);
    const std::string prefix(find_facet("keyword")->prefix);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      auto term = database_.termlist_begin(*hit);
      for (term.skip_to(prefix); term != database_.termlist_end(*hit); ++term) {
        const std::string name = *term;
        if (!name.starts_with(prefix)) break;
        if (is_hidden_value(name.substr(prefix.size()))) continue;
        worth_[{"keyword", name.substr(prefix.size())}] += kOfSample / found.size();
      }
    }
  }

  // Of keywords that differ in case only, the first.
  std::vector<FilterOffer> list() const {
    std::vector<std::pair<double, FilterOffer>> ranked;
    for (const auto& [filter, worth] : worth_) {
      const auto& [facet, value] = filter;
      const auto count = database_.get_termfreq(filter_term(find_facet(facet)->prefix, value));
      if (count > 0) ranked.push_back({worth, {facet, value, count}});
    }
    std::ranges::stable_sort(ranked, [](const auto& left, const auto& right) {
      return left.first != right.first ? left.first > right.first
                                       : left.second.count > right.second.count;
    });
    std::vector<FilterOffer> related;
    std::set<std::pair<std::string, std::string>> told;
    for (auto& [worth, offer] : ranked)
      if (related.size() < kMostRelated && told.emplace(offer.facet, whole_key(offer.value)).second)
        related.push_back(std::move(offer));
    return related;
  }

 private:
  // The names with words that begin so, of that cost at most; whether there are any.
  bool add_names(const std::string& typed, double worth, int most = WordMatch::kScattered) {
    bool any = false;
    for (const auto& match : completions_.names().find(read_typed(typed), kMostNames)) {
      if (match.cost % WordMatch::kOtherMarks > most) continue;
      const auto& filter = completions_.filters()[match.owner];
      if (filter.kind == Completions::Kind::kTheme) continue;
      const bool agency = filter.kind == Completions::Kind::kAgency;
      worth_[{agency ? "agency" : "keyword", filter.value}] += worth;
      any = true;
    }
    return any;
  }

  const Completions& completions_;
  const Xapian::Database& database_;
  std::map<std::pair<std::string, std::string>, double> worth_;  // by facet and value
};

}  // namespace

std::vector<FilterOffer> list_related(const Completions& completions,
                                      const Xapian::Database& database, std::string_view q) {
  Relatives relatives(completions, database);
  std::vector<std::string> terms;
  const auto words = read_query(q).words;
  for (std::size_t i = 0; i < words.size() && terms.size() < kWordsLookedAt; ++i) {
    if (words[i].is_stop_word) continue;
    terms.push_back(words[i].word.folded);
    relatives.add_names_like(words[i].word);
    if (i > 0) relatives.add_names_with(words[i - 1].word, words[i].word);
  }
  if (terms.empty()) return {};
  relatives.add_keywords_of_sample(terms);
  return relatives.list();
}

}  // namespace search
