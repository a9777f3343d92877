#include "search/proposals.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "catalog/base/text.hpp"
#include "catalog/vocab/vocabulary.hpp"
#include "search/alike.hpp"
#include "search/document.hpp"
#include "search/facts.hpp"
#include "search/plain_text.hpp"
#include "search/proposed_keywords.hpp"
#include "search/theme_words.hpp"

namespace search {
namespace {

// Guesses that were tried on the half of the records that nothing is reported of.
constexpr double kTitleWords = 3;      // a word of the title, beside one of the description
constexpr double kKeywordWords = 2;    // one of a keyword
constexpr double kNamedByKeyword = 4;  // a keyword that is a spelling of a theme
constexpr double kNearWeight = 1.0;    // what records alike say, beside
constexpr double kWordWeight = 0.6;    // what words say
constexpr double kAgencyWeight = 0.3;  // and what else the agency publishes
constexpr double kLeastShare = 0.06;   // themes that less speaks for are not offered
constexpr std::size_t kDescriptionBytes = 8000;
constexpr std::size_t kWordsShown = 3;

using Scores = std::map<std::string, double>;  // by IRI

void add_scaled(Scores& to, const Scores& from, double weight) {
  double sum = 0;
  for (const auto& [iri, score] : from) sum += score;
  if (sum > 0)
    for (const auto& [iri, score] : from) to[iri] += weight * score / sum;
}

class ThemeJudge {
 public:
  explicit ThemeJudge(const base::Json& document) {
    read(document["title"], kTitleWords);
    read(document["alternative"], kTitleWords);
    read(document["keyword"], kKeywordWords);
    read(document["description"], 1);
    const auto& themes = catalog::vocab::vocabulary("themes");
    for_each_text(document["keyword"], [&](const auto&, const std::string& text) {
      if (const auto* theme = themes.find(text)) words_[std::string(theme->iri)] += kNamedByKeyword;
    });
    for (const auto& iri : list_values(document["theme"])) stated_.insert(iri);
  }

  void hear(const std::vector<Neighbour>& near) {
    for (const auto& record : near)
      for (const auto& iri : record.themes) {
        near_[iri] += record.share * record.share / static_cast<double>(record.themes.size());
        ++records_[iri];
      }
  }

  void hear_agency(const std::vector<std::string>& themes) {
    for (const auto& iri : themes) agency_[iri] += 1;
  }

  std::vector<ProposedTheme> judge() const {
    Scores all;
    add_scaled(all, near_, kNearWeight);
    add_scaled(all, words_, kWordWeight);
    add_scaled(all, agency_, kAgencyWeight);
    double sum = 0;
    for (const auto& [iri, score] : all) sum += score;
    std::vector<ProposedTheme> found;
    for (const auto& [iri, score] : all) {
      if (!iri.starts_with(scheme()) || stated_.contains(iri) || score < kLeastShare * sum)
        continue;
      const auto like = records_.find(iri);
      found.push_back({iri, score / sum, said_for(iri), like == records_.end() ? 0 : like->second});
    }
    std::ranges::stable_sort(
        found, [](const auto& left, const auto& right) { return left.share > right.share; });
    found.resize(std::min(found.size(), kMostThemes));
    return found;
  }

 private:
  static std::string_view scheme() {
    static const std::string kIri(catalog::vocab::vocabulary("themes").scheme_iri());
    return kIri;
  }

  void read(const base::Json& value, double weight) {
    for_each_text(value, [&](const auto&, const std::string& text) {
      const auto words = list_words(plain_text(first_bytes(text, kDescriptionBytes)));
      const auto found = find_theme_words(words);
      for (std::size_t i = 0; i < kThemes; ++i)
        if (found.counts[i] > 0) words_[theme_iri(i)] += weight * found.counts[i];
      for (const auto& [theme, expression] : found.expressions)
        said_.emplace_back(theme_iri(theme), expression);
    });
  }

  std::vector<std::string> said_for(const std::string& iri) const {
    std::vector<std::string> words;
    for (const auto& [theme, expression] : said_)
      if (theme == iri && words.size() < kWordsShown &&
          std::ranges::find(words, expression) == words.end())
        words.push_back(expression);
    return words;
  }

  Scores words_, near_, agency_;
  std::map<std::string, std::size_t> records_;
  std::set<std::string> stated_;
  std::vector<std::pair<std::string, std::string>> said_;  // theme, expression
};

// Places that the texts name; the title before keywords before the description.
std::vector<ProposedPlace> name_places(const base::Json& document) {
  std::set<std::string> stated;
  for (const auto& place : document["spatial"].items())
    for_each_text(place["prefLabel"], [&](const auto&, const std::string& text) {
      for (const auto& match : find_places(list_words(text))) stated.insert(match.place->id);
    });
  std::vector<ProposedPlace> found;
  for (const std::string_view field : {"title", "alternative", "keyword", "description"})
    for_each_text(document[field], [&](const auto&, const std::string& text) {
      const auto words = list_words(plain_text(first_bytes(text, kDescriptionBytes)));
      for (const auto& match : find_places(words))
        if (found.size() < kMostPlaces && stated.insert(match.place->id).second)
          found.push_back({match.place, std::string(field)});
    });
  return found;
}

std::vector<std::string> titles_of(const base::Json& document) {
  std::vector<std::string> titles;
  for_each_text(document["title"],
                [&](const auto&, const std::string& text) { titles.push_back(text); });
  return titles;
}

std::vector<Twin> find_twins(const Xapian::Database& database, const IndexRecord& record,
                             const base::Json& document) {
  const auto frequency = [&](const std::string& word) {
    return std::uint64_t{database.get_termfreq(word)};
  };
  std::vector<Twin> twins;
  std::set<std::string> seen;
  for (const auto& title : record.titles)
    for (auto& near : find_same_titles(database, record, title)) {
      if (!seen.insert(near.id).second) continue;
      const auto match = match_records(document, base::parse_json(near.card), frequency);
      if (match != TitleMatch::kOther)
        twins.push_back({std::move(near.id), std::move(near.card), match});
    }
  std::ranges::stable_sort(twins, [](const Twin& left, const Twin& right) {
    return left.match == TitleMatch::kSame && right.match != TitleMatch::kSame;
  });
  twins.resize(std::min(twins.size(), kMostTwins));
  return twins;
}

}  // namespace

TitleMatch match_records(const base::Json& left, const base::Json& right,
                         const WordFrequency& frequency) {
  auto best = TitleMatch::kOther;
  for (const auto& title : titles_of(left))
    for (const auto& other : titles_of(right)) {
      const auto match = match_titles(title, other, frequency);
      if (match == TitleMatch::kSame) return match;
      if (match == TitleMatch::kSeries) best = match;
    }
  return best;
}

Proposals propose(const Xapian::Database& database, const base::Json& document,
                  Analyzer& analyzer) {
  const IndexRecord record = make_record(document);
  const auto near = find_alike(database, record, analyzer);
  ThemeJudge judge(document);
  judge.hear(near);
  const std::string& agency = document["publisher"]["id"].as_string();
  if (!agency.empty()) judge.hear_agency(list_themes_of(database, agency));
  return {judge.judge(), propose_keywords(database, document, near), name_places(document),
          find_twins(database, record, document)};
}

Proposals propose_alone(const base::Json& document) {
  return {ThemeJudge(document).judge(), keywords_alone(document), name_places(document), {}};
}

}  // namespace search
