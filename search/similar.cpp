#include "search/similar.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "search/entry.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

using Xapian::Query;

// Informed guesses, tried on a few thousand government records; see docs/decisions/0006.
constexpr std::size_t kLooked = 300;         // terms whose rarity is asked for
constexpr std::size_t kPairs = 20;           // telling pairs
constexpr std::size_t kWords = 12;           // and words
constexpr std::size_t kCandidates = 40;      // records looked into
constexpr double kWordWeight = 0.6;          // of a pair's
constexpr double kLeastShare = 0.18;         // of the record's own score
constexpr Xapian::doccount kCommon = 20;     // telling terms are in at most one of so many
constexpr Xapian::doccount kAlwaysFew = 10;  // and in small catalogues in at most so many

struct Term {
  std::string text;
  unsigned count;
  double worth = 0;
};

enum class TermClass { kSubject, kPair, kWord, kNone };

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number tells nothing of what a record is about, nor does a pair with one.
bool has_number(std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find('_'), words.size());
    if (std::ranges::all_of(words.substr(0, end), is_digit)) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

TermClass class_of(std::string_view term) {
  static const std::string theme(find_facet("theme")->prefix);
  static const std::string keyword(find_facet("keyword")->prefix);
  if (term.starts_with(theme) || term.starts_with(keyword)) return TermClass::kSubject;
  if (term.starts_with(prefix::kPair))
    return has_number(term.substr(prefix::kPair.size())) ? TermClass::kNone : TermClass::kPair;
  const bool other = term.front() >= 'A' && term.front() <= 'Z';
  return other || has_number(term) ? TermClass::kNone : TermClass::kWord;
}

class Finder {
 public:
  Finder(const Xapian::Database& database, std::string_view id)
      : database_(database), id_(id_term(id)) {}

  std::vector<Hit> find(std::size_t limit) {
    const auto posting = database_.postlist_begin(id_);
    if (posting == database_.postlist_end(id_)) return {};
    read_terms(*posting);
    if (pairs_.empty() && words_.empty()) return {};
    return list_near(std::min(limit, kMostSimilar));
  }

 private:
  void read_terms(Xapian::docid record) {
    std::vector<Term> terms;
    for (auto at = database_.termlist_begin(record); at != database_.termlist_end(record); ++at) {
      std::string term = *at;
      const TermClass kind = class_of(term);
      if (kind == TermClass::kSubject)
        subjects_.insert(std::move(term));
      else if (kind != TermClass::kNone)
        terms.push_back({std::move(term), at.get_wdf()});
    }
    const auto by_count = [](const Term& a, const Term& b) { return a.count > b.count; };
    std::ranges::stable_sort(terms, by_count);
    if (terms.size() > kLooked) terms.resize(kLooked);
    choose_telling(std::move(terms));
  }

  void choose_telling(std::vector<Term> terms) {
    const auto records = database_.get_doccount();
    const auto most = std::max(kAlwaysFew, records / kCommon);
    for (auto& term : terms) {
      const auto with = database_.get_termfreq(term.text);
      if (with < 2 || with > most) continue;
      term.worth = std::log(double(records) / with) * term.count / (1.0 + term.count);
    }
    std::ranges::stable_sort(terms, [](const Term& a, const Term& b) { return a.worth > b.worth; });
    for (auto& term : terms) {
      const bool pair = class_of(term.text) == TermClass::kPair;
      auto& chosen = pair ? pairs_ : words_;
      if (term.worth <= 0 || chosen.size() == (pair ? kPairs : kWords)) continue;
      const double scale = (pair ? 1 : kWordWeight) * term.count / (1.0 + term.count);
      parts_.emplace_back(Query::OP_SCALE_WEIGHT, Query(term.text), scale);
      chosen.insert(std::move(term.text));
    }
  }

  std::vector<Hit> list_near(std::size_t limit) const {
    const Query like(Query::OP_OR, parts_.begin(), parts_.end());
    Xapian::Enquire own(database_);
    own.set_query(Query(Query::OP_FILTER, like, Query(id_)));
    const auto itself = own.get_mset(0, 1);
    if (itself.empty()) return {};
    const double whole = itself.begin().get_weight();
    Xapian::Enquire enquire(database_);
    enquire.set_collapse_key(slot::kSeries);
    enquire.set_cutoff(0, whole * kLeastShare);
    enquire.set_query(Query(Query::OP_AND_NOT, like, Query(id_)));
    const auto found = enquire.get_mset(0, kCandidates);
    std::vector<Hit> near;
    for (auto hit = found.begin(); hit != found.end() && near.size() < limit; ++hit) {
      if (!is_near(*hit)) continue;
      const std::string data = hit.get_document().get_data();
      const auto [id, card] = split_data(data);
      const double share = std::min(hit.get_weight() / whole, 1.0);
      near.push_back({std::string(id), std::string(card), share, {}, 0, {}, {}, {}});
    }
    return near;
  }

  bool is_near(Xapian::docid record) const {
    std::size_t pairs = 0;
    bool subject = false, word = false;
    for (auto at = database_.termlist_begin(record); at != database_.termlist_end(record); ++at) {
      const std::string term = *at;
      if (pairs_.contains(term) && ++pairs == 2) return true;
      subject = subject || subjects_.contains(term);
      word = word || (subject && words_.contains(term));  // words come after subjects
    }
    return subject && word;
  }

  const Xapian::Database& database_;
  const std::string id_;
  std::set<std::string> pairs_, words_, subjects_;
  std::vector<Query> parts_;
};

}  // namespace

std::vector<Hit> find_similar(const Xapian::Database& database, std::string_view id,
                              std::size_t limit) {
  return Finder(database, id).find(limit);
}

}  // namespace search
