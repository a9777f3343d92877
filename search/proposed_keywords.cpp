#include "search/proposed_keywords.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "catalog/base/text.hpp"
#include "search/entry.hpp"
#include "search/facts.hpp"
#include "search/plain_text.hpp"
#include "search/schema.hpp"
#include "search/theme_words.hpp"
#include "search/words.hpp"

namespace search {
namespace {

constexpr std::size_t kTextBytes = 4000;
constexpr std::size_t kLongestPhrase = 5;  // words
constexpr std::size_t kFewestRecords = 3;  // that have a keyword which the texts do not say
constexpr std::size_t kShortest = 3;       // bytes of a keyword
constexpr double kSaid = 2;                // what a keyword gains by standing in the texts
constexpr double kInTitle = 1.5;           // and once more in the title
constexpr std::uint64_t kTooCommon = 4;    // one of so many records has it: it tells nothing

struct Text {
  PlacedWords words;
  std::string language;
  bool is_title = false;
};

std::vector<Text> read_texts(const base::Json& document) {
  std::vector<Text> texts;
  for (const std::string_view field : {"title", "description"})
    for_each_text(document[field], [&](const auto& language, const std::string& text) {
      texts.push_back(
          {place_words(plain_text(first_bytes(text, kTextBytes))), language, field == "title"});
    });
  return texts;
}

// Vietnamese shows by its marks, whatever the text around says it is.
std::string language_of(const std::string& keyword, const std::string& around) {
  const bool marked = std::ranges::any_of(list_words(keyword),
                                          [](const Word& word) { return word.has_diacritics(); });
  if (marked && around != "fr" && around != "de" && around != "es") return "vi";
  return around.empty() || around == "@none" ? "en" : around;
}

class Collector {
 public:
  explicit Collector(const base::Json& document) : texts_(read_texts(document)) {
    for_each_text(document["keyword"],
                  [&](const auto&, const std::string& text) { taken_.insert(whole_key(text)); });
    for (const auto& text : texts_)
      if (languages_.empty() || text.is_title) languages_.push_back(text.language);
  }

  const std::vector<Text>& texts() const { return texts_; }

  // A keyword that a text says.
  void add_said(const std::string& keyword, const Text& text, double worth) {
    auto* entry = entry_of(keyword);
    if (!entry) return;
    entry->worth += (entry->said ? 0 : kSaid) + worth + (text.is_title ? kInTitle : 0);
    entry->said = true;
    entry->language = text.language;
  }

  void add_near(const std::string& keyword, double share) {
    auto* entry = entry_of(keyword);
    if (!entry) return;
    entry->worth += share;
    ++entry->records;
  }

  std::vector<ProposedKeyword> best() const {
    std::vector<std::pair<double, ProposedKeyword>> found;
    const std::string usual = languages_.empty() ? std::string() : languages_.front();
    for (const auto& [key, entry] : entries_) {
      if (!entry.said && entry.records < kFewestRecords) continue;
      found.push_back({entry.worth,
                       {entry.text, language_of(entry.text, entry.said ? entry.language : usual),
                        entry.said, entry.records}});
    }
    std::ranges::stable_sort(
        found, [](const auto& left, const auto& right) { return left.first > right.first; });
    std::vector<ProposedKeyword> best;
    for (auto& [worth, keyword] : found)
      if (best.size() < kMostKeywords) best.push_back(std::move(keyword));
    return best;
  }

 private:
  struct Entry {
    std::string text;
    std::string language;
    double worth = 0;
    bool said = false;
    std::size_t records = 0;
  };

  Entry* entry_of(const std::string& keyword) {
    const std::string key = whole_key(keyword);
    if (key.size() < kShortest || taken_.contains(key)) return nullptr;
    Entry& entry = entries_[key];
    if (entry.text.empty()) entry.text = keyword;
    return &entry;
  }

  std::vector<Text> texts_;
  std::vector<std::string> languages_;
  std::set<std::string> taken_;  // by whole_key()
  std::map<std::string, Entry> entries_;
};

// The words from `first` on as they are written; empty across sentences.
std::string phrase_at(const PlacedWords& words, std::size_t first, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i)
    if (words.words[first + i].sentence != words.words[first].sentence) return {};
  const auto begin = words.places[first].begin, end = words.places[first + count - 1].end;
  return base::to_nfc(words.text.substr(begin, end - begin));
}

// Keywords of the index that the texts say, in the writing that records use.
void add_known(const Xapian::Database& database, Collector& collector) {
  const std::string start(find_facet("keyword")->prefix);
  const auto most = std::max<std::uint64_t>(kFewestRecords, database.get_doccount() / kTooCommon);
  const auto is_known = [&](const std::string& keyword) {
    const auto with = database.get_termfreq(filter_term(start, keyword));
    return with > 0 && with <= most;
  };
  for (const auto& text : collector.texts())
    for (std::size_t first = 0; first < text.words.words.size(); ++first)
      for (std::size_t count = std::min(kLongestPhrase, text.words.words.size() - first); count > 0;
           --count) {
        const std::string written = phrase_at(text.words, first, count);
        if (written.empty()) continue;
        const std::string lower = base::lower(written);
        const bool as_written = is_known(written);
        if (!as_written && (lower == written || !is_known(lower))) continue;
        collector.add_said(as_written ? written : lower, text, 0);
        break;  // the longest at each place
      }
}

}  // namespace

std::vector<ProposedKeyword> propose_keywords(const Xapian::Database& database,
                                              const base::Json& document,
                                              const std::vector<Neighbour>& near) {
  Collector collector(document);
  add_known(database, collector);
  for (const auto& record : near)
    for (const auto& keyword : record.keywords) collector.add_near(keyword, record.share);
  auto found = collector.best();
  return found.empty() ? keywords_alone(document) : found;
}

std::vector<ProposedKeyword> keywords_alone(const base::Json& document) {
  Collector collector(document);
  for (const auto& text : collector.texts())
    for (const auto& [theme, expression] : find_theme_words(text.words.words).expressions)
      collector.add_said(expression, text, 0);
  return collector.best();
}

}  // namespace search
