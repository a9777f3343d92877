#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/json.hpp"
#include "search/analysis.hpp"
#include "search/places.hpp"
#include "search/title_match.hpp"

namespace Xapian {  // NOLINT(readability-identifier-naming): theirs
class Database;
}

namespace search {

/// What may be put into an unfinished record, and which records it may double: from its own words,
/// and from records of the index that are about the same.

constexpr std::size_t kMostThemes = 3;
constexpr std::size_t kMostKeywords = 10;
constexpr std::size_t kMostPlaces = 5;
constexpr std::size_t kMostTwins = 10;

struct ProposedTheme {
  std::string iri;
  double share = 0;                // of all that speaks for any theme
  std::vector<std::string> words;  // of the record that speak for it, at most three
  std::size_t records = 0;         // like it that have the theme
};

struct ProposedKeyword {
  std::string text;
  std::string language;     // BCP 47
  bool is_said = false;     // the record's own texts have it
  std::size_t records = 0;  // like it that have the keyword
};

struct ProposedPlace {
  const Place* place = nullptr;
  std::string field;  // where it is named: "title", "keyword", "description"
};

/// A record that may be the same, or the same of another year.
struct Twin {
  std::string id;
  std::string card;  // JSON text
  TitleMatch match = TitleMatch::kSame;
};

struct Proposals {
  std::vector<ProposedTheme> themes;      // the likeliest first; none that it has already
  std::vector<ProposedKeyword> keywords;  // likewise
  std::vector<ProposedPlace> places;      // likewise
  std::vector<Twin> twins;                // the same before others of a series
};

/// `document` is a dataset document in its one form; its "id", where it has one, names the record
/// that is never like itself.
/// Limits: kMostThemes and so on. Throws Xapian's own exceptions.
Proposals propose(const Xapian::Database& database, const base::Json& document, Analyzer& analyzer);

/// The same from its own words alone, for when there is no index.
Proposals propose_alone(const base::Json& document);

/// A title of one record with a title of another: the closest match among all of both.
TitleMatch match_records(const base::Json& left, const base::Json& right,
                         const WordFrequency& frequency);

}  // namespace search
