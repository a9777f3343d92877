#include "search/alike.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "search/entry.hpp"
#include "search/schema.hpp"
#include "search/words.hpp"

namespace search {
namespace {

using Xapian::Query;

// Guesses that were tried on the half of the records that nothing is reported of.
constexpr std::size_t kLooked = 400;  // terms whose rarity is asked for
constexpr std::size_t kTerms = 40;    // of these, the most telling
constexpr double kPairScale = 1.3;    // of a pair, beside a word
constexpr Xapian::doccount kCommon = 4;
constexpr Xapian::doccount kAlwaysFew = 20;
constexpr Xapian::doccount kOfAgency = 100;

struct Term {
  std::string text;
  double worth = 0;
};

bool is_pair(std::string_view term) {
  return term.starts_with(prefix::kPair);
}

// Words and pairs of words; numbers tell nothing of what a record is about.
bool is_telling(std::string_view term) {
  const bool other = term.empty() || (term.front() >= 'A' && term.front() <= 'Z');
  if (other && !is_pair(term)) return false;
  return std::ranges::none_of(term, [](char c) { return c >= '0' && c <= '9'; });
}

double count_weight(unsigned count) {
  return count / (1.0 + count);
}

Query query_of(const Xapian::Database& database, const TermCounts& counts) {
  std::vector<std::pair<unsigned, std::string>> most;
  for (const auto& [term, count] : counts)
    if (is_telling(term)) most.emplace_back(count, term);
  std::ranges::sort(most, std::greater<>());
  most.resize(std::min(most.size(), kLooked));
  const auto records = database.get_doccount();
  const auto limit = std::max(kAlwaysFew, records / kCommon);
  std::vector<std::pair<Term, double>> terms;
  for (const auto& [count, text] : most) {
    const auto with = database.get_termfreq(text);
    if (with == 0 || with > limit) continue;
    const double scale = count_weight(count) * (is_pair(text) ? kPairScale : 1);
    terms.push_back({{text, std::log(1.0 + double(records) / with) * scale}, scale});
  }
  std::ranges::stable_sort(
      terms, [](const auto& a, const auto& b) { return a.first.worth > b.first.worth; });
  terms.resize(std::min(terms.size(), kTerms));
  std::vector<Query> parts;
  for (const auto& [term, scale] : terms)
    parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(term.text), scale);
  return {Query::OP_OR, parts.begin(), parts.end()};
}

std::vector<std::string> values_of(const Xapian::Database& database, Xapian::docid record,
                                   std::string_view facet) {
  const std::string start(find_facet(facet)->prefix);
  std::vector<std::string> values;
  auto at = database.termlist_begin(record);
  for (at.skip_to(start); at != database.termlist_end(record) && (*at).starts_with(start); ++at) {
    std::string value = (*at).substr(start.size());
    if (!is_hidden_value(value)) values.push_back(std::move(value));
  }
  return values;
}

Xapian::MSet best_of(const Xapian::Database& database, const Query& query, const std::string& id) {
  if (query.empty()) return {};
  Xapian::Enquire enquire(database);
  enquire.set_query(id.empty() ? query : Query(Query::OP_AND_NOT, query, Query(id_term(id))));
  return enquire.get_mset(0, kMostAlike);
}

Neighbour neighbour_of(const Xapian::MSetIterator& hit, double best) {
  const std::string data = hit.get_document().get_data();
  const auto [id, card] = split_data(data);
  const double share = best > 0 ? hit.get_weight() / best : 0;
  return {std::string(id), std::string(card), share, {}, {}};
}

}  // namespace

std::vector<Neighbour> find_alike(const Xapian::Database& database, const IndexRecord& record,
                                  Analyzer& analyzer) {
  const auto found = best_of(database, query_of(database, list_terms(record, analyzer)), record.id);
  std::vector<Neighbour> near;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    near.push_back(neighbour_of(hit, found.begin().get_weight()));
    near.back().themes = values_of(database, *hit, "theme");
    near.back().keywords = values_of(database, *hit, "keyword");
  }
  return near;
}

std::vector<Neighbour> find_same_titles(const Xapian::Database& database, const IndexRecord& record,
                                        const std::string& title) {
  std::vector<Query> parts;
  for (const auto& word : list_words(title)) parts.emplace_back(word.folded);
  const Query any(Query::OP_OR, parts.begin(), parts.end());
  // Words of a title count five times, so such records come first among those that have them.
  const auto found = best_of(database, any, record.id);
  std::vector<Neighbour> near;
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    near.push_back(neighbour_of(hit, found.begin().get_weight()));
  return near;
}

std::vector<std::string> list_themes_of(const Xapian::Database& database,
                                        const std::string& agency) {
  const std::string term = filter_term(find_facet("agency")->prefix, agency);
  std::vector<std::string> themes;
  Xapian::doccount seen = 0;
  for (auto at = database.postlist_begin(term);
       at != database.postlist_end(term) && seen < kOfAgency; ++at, ++seen)
    for (auto& theme : values_of(database, *at, "theme")) themes.push_back(std::move(theme));
  return themes;
}

}  // namespace search
