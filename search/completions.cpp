#include "search/completions.hpp"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "search/entry.hpp"
#include "search/facts.hpp"
#include "search/journal.hpp"
#include "search/schema.hpp"
#include "search/standing.hpp"
#include "search/words.hpp"

namespace search {
namespace {

using Filter = Completions::Filter;
using Kind = Completions::Kind;

constexpr std::size_t kMostRecords = 250'000;
constexpr std::size_t kMostTitles = 1'000'000;
constexpr std::size_t kMostKeywords = 50'000;
constexpr std::size_t kLastRecord = 100'000'000;

std::uint64_t seq_of(const Xapian::Database& database) {
  const std::string digits = database.get_metadata(metadata::kSeq);
  std::uint64_t seq = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), seq);
  return seq;
}

// By record; negative for those that are not there or left out.
std::vector<double> list_standings(const Xapian::Database& database, const Weights& weights) {
  const std::size_t last = database.get_lastdocid();
  if (last > kLastRecord) throw Xapian::DatabaseCorruptError("more records than there can be");
  std::vector<double> standings(last + 1, -1);
  std::vector<std::uint32_t> records;
  records.reserve(database.get_doccount());
  for (auto at = database.valuestream_begin(slot::kStanding);
       at != database.valuestream_end(slot::kStanding); ++at) {
    if (at.get_docid() > last) throw Xapian::DatabaseCorruptError("a value of no record");
    standings[at.get_docid()] = unpack(*at).total(weights);
    records.push_back(at.get_docid());
  }
  if (records.size() <= kMostRecords) return standings;
  const auto rest = records.begin() + kMostRecords;
  std::nth_element(records.begin(), rest, records.end(), [&](auto left, auto right) {
    return standings[left] != standings[right] ? standings[left] > standings[right] : left < right;
  });
  std::for_each(rest, records.end(), [&](auto record) { standings[record] = -1; });
  return standings;
}

std::string folded(std::string_view words, std::unordered_map<std::string, std::string>& known) {
  std::string out;
  for (const auto& word : base::split(std::string(words), ' ')) {
    auto [at, added] = known.try_emplace(word);
    if (added) at->second = base::fold(word);
    if (!out.empty()) out += ' ';
    out += at->second;
  }
  return out;
}

// The index has each title folded and, when it has diacritics, as it is: the first is then of use
// only for records whose own title has none.
class TitleReader {
 public:
  TitleReader(const Xapian::Database& database, const Weights& weights)
      : database_(database), standings_(list_standings(database, weights)) {}

  WordTable read() {
    each_term(prefix::kExactTitle, [&](const std::string& title, std::uint32_t records) {
      told_[folded(title, known_)] += records;
      return true;
    });
    each_term(prefix::kTitle, [&](const std::string& title, std::uint32_t records) {
      const auto told = told_.find(title);
      return told == told_.end() || told->second < records;
    });
    return std::move(titles_).make();
  }

 private:
  template <typename Wants>
  void each_term(std::string_view of, Wants wants) {
    const std::string prefix(of);
    for (auto term = database_.allterms_begin(prefix);
         term != database_.allterms_end(prefix) && titles_.size() < kMostTitles; ++term) {
      const std::string name = *term;
      const std::string title = name.substr(prefix.size());
      if (wants(title, term.get_termfreq())) add_records(name, title);
    }
  }

  void add_records(const std::string& term, const std::string& title) {
    for (auto at = database_.postlist_begin(term);
         at != database_.postlist_end(term) && titles_.size() < kMostTitles; ++at)
      if (*at < standings_.size() && standings_[*at] >= 0) titles_.add(title, *at, standings_[*at]);
  }

  const Xapian::Database& database_;
  const std::vector<double> standings_;
  std::unordered_map<std::string, std::string> known_;   // folded words
  std::unordered_map<std::string, std::uint32_t> told_;  // records that have a title by its folded
  WordTableMaker titles_;
};

template <typename Visit>
void each_value(const Xapian::Database& database, std::string_view facet, Visit visit) {
  const std::string prefix(find_facet(facet)->prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string value = (*term).substr(prefix.size());
    if (!is_hidden_value(value)) visit(value, term.get_termfreq());
  }
}

// What is matched: with diacritics where there are any.
std::string words_of(std::string_view text) {
  std::string words = whole_exact_key(text);
  return words.empty() ? whole_key(text) : words;
}

class FilterReader {
 public:
  explicit FilterReader(const Xapian::Database& database) : database_(database) {}

  void add_agencies(const std::vector<NamedAgency>& named) {
    std::map<std::string, const NamedAgency*, std::less<>> by_slug;
    for (const auto& agency : named) by_slug[agency.slug] = &agency;
    each_value(database_, "agency", [&](const std::string& slug, std::uint32_t count) {
      const auto found = by_slug.find(slug);
      if (found == by_slug.end())
        return add({Kind::kAgency, slug, base::Json(slug), count}, {slug});
      const NamedAgency& agency = *found->second;
      std::vector<std::string> texts = agency.others;
      for_each_text(agency.name, [&](const auto&, const auto& name) { texts.push_back(name); });
      const bool nameless = texts.size() == agency.others.size();
      if (nameless) texts.push_back(slug);
      add({Kind::kAgency, slug, nameless ? base::Json(slug) : agency.name, count}, texts);
    });
  }

  void add_themes() {
    const auto& themes = catalog::vocab::vocabulary("themes");
    each_value(database_, "theme", [&](const std::string& iri, std::uint32_t count) {
      const auto* theme = themes.find_iri(iri);
      if (!theme) return;
      base::Json label = base::Json::object();
      label.set("vi", theme->vi);
      label.set("en", theme->en);
      add({Kind::kTheme, iri, std::move(label), count},
          {std::string(theme->vi), std::string(theme->en)});
    });
  }

  void add_keywords() {
    std::vector<std::pair<std::uint32_t, std::string>> keywords;
    each_value(database_, "keyword", [&](const std::string& keyword, std::uint32_t count) {
      keywords.emplace_back(count, keyword);
    });
    std::ranges::sort(keywords, [](const auto& left, const auto& right) {
      return left.first != right.first ? left.first > right.first : left.second < right.second;
    });
    if (keywords.size() > kMostKeywords) keywords.resize(kMostKeywords);
    std::unordered_set<std::string> told;  // of those that differ in case only, the most used
    for (auto& [count, keyword] : keywords)
      if (told.insert(words_of(keyword)).second)
        add({Kind::kKeyword, keyword, base::Json(keyword), count}, {keyword});
  }

  std::vector<Filter> filters;
  WordTableMaker names;

 private:
  void add(Filter filter, const std::vector<std::string>& texts) {
    const auto place = static_cast<std::uint32_t>(filters.size());
    for (const auto& text : texts) names.add(words_of(text), place, filter.count);
    filters.push_back(std::move(filter));
  }

  const Xapian::Database& database_;
};

}  // namespace

Completions::Completions(const Xapian::Database& database, std::string generation,
                         const Weights& weights, const ListAgencies& agencies)
    : generation_(std::move(generation)),
      commit_(last_commit(database)),
      seq_(seq_of(database)),
      records_(database.get_doccount()),
      titles_(TitleReader(database, weights).read()) {
  FilterReader reader(database);
  reader.add_agencies(agencies ? agencies() : std::vector<NamedAgency>());
  reader.add_themes();
  reader.add_keywords();
  filters_ = std::move(reader.filters);
  names_ = std::move(reader.names).make();
}

}  // namespace search
