#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"

namespace search {

/// How much of the words a hit has at least: all of them; most (all but stop words, and one of four
/// or more may be missing); or any, with a score of at least 40 % of the best.
enum class Tier { kAll, kMost, kAny };

/// "all", "most", "any".
std::string_view to_string(Tier tier);

/// A piece of a text; `match` when it is what the query asks for.
struct Piece {
  std::string text;
  bool match = false;

  bool operator==(const Piece&) const = default;
};

/// A text in pieces that put together are the text; none when nothing in it matches.
struct Marked {
  std::string language;  // BCP 47 tag, or "@none"
  std::vector<Piece> pieces;
};

struct Hit {
  std::string id;
  std::string card;  // JSON text of the card, as the record brought it
  double score = 0;  // 0 when nothing was searched for
  /// The value of the facet "series" and how many others of it were found; only when collapsed and
  /// there are others.
  std::string series;
  std::uint32_t series_others = 0;
  /// What the score is the sum of, by names of Weights and "text"; only when explained.
  std::vector<std::pair<std::string, double>> parts;
  /// What of the title, and which part of the description, matches; only when asked for.
  Marked title, description;
};

struct FacetValue {
  std::string value;
  std::uint32_t count = 0;

  bool operator==(const FacetValue&) const = default;
};

/// A filter that the words of the query suggest, and how many of what was found it would leave.
struct FilterOffer {
  std::string facet;
  std::string value;
  std::uint32_t count = 0;

  bool operator==(const FilterOffer&) const = default;
};

/// Another query, and how many records have all its words.
struct QueryOffer {
  std::string q;
  std::uint64_t total = 0;
};

/// A word of the query, and how many records have it.
struct WordCount {
  std::string word;
  std::uint64_t records = 0;
};

/// One page of what was found. Counts are exact, and of the tier shown.
struct SearchResult {
  std::uint64_t total = 0;
  std::uint64_t with_all = 0;  // of these, those that have all words
  std::uint64_t seq = 0;       // last change of the store that this answer knows
  std::uint64_t listed = 0;    // hits of all pages together: fewer than `total` when collapsed
  Tier tier = Tier::kAll;
  std::vector<Hit> hits;
  /// In the order asked; values with the highest counts first. A facet that is filtered by keeps
  /// the counts its other values would give.
  std::vector<std::pair<std::string, std::vector<FacetValue>>> facets;
  std::optional<QueryOffer> suggestion;  // when a word of q is in no record but one like it is
  std::vector<WordCount> words;          // of q, when no record has all of them
  std::vector<FilterOffer> offers;       // places and years of q
  std::vector<FilterOffer> related;      // keywords and agencies near q, when nothing was found
  std::string next;                      // cursor of the next page; empty on the last
  base::Json explanation;                // null unless asked for
};

enum class SuggestionKind { kDataset, kAgency, kTheme, kKeyword };

/// What somebody may mean who is typing.
struct Suggestion {
  SuggestionKind kind = SuggestionKind::kDataset;
  std::string value;        // a record's id, or the value of the filter
  std::string slug;         // of a record
  base::Json label;         // language map, or the text of a keyword
  std::uint32_t count = 0;  // records that the filter leaves
};

struct Suggestions {
  std::vector<Suggestion> items;
  std::uint64_t seq = 0;  // last change of the store that was known when they were made ready
  bool behind = false;    // the index knows a later state by now
};

/// What the index says it holds, for comparing it with the store.
struct IndexEntry {
  std::string id;
  std::uint64_t revision = 0;

  bool operator==(const IndexEntry&) const = default;
};

}  // namespace search
