#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// What the index holds: terms by prefix, values by slot, metadata by key (and the journal's own).
///
/// Every prefix begins with an ASCII capital, so none is ever taken for a word: words are lower
/// case. Filter values follow their prefix as they are.
namespace search {

/// Raised whenever the terms, values or data of an unchanged record would come out differently. An
/// index of another version is rebuilt, never read.
constexpr int kIndexVersion = 7;

namespace prefix {
constexpr std::string_view kWord{};             // folded word: "ha"
constexpr std::string_view kStem = "Z";         // folded stem, texts with a language tag
constexpr std::string_view kExact = "XE";       // word with its diacritics, when it has any: "hà"
constexpr std::string_view kPair = "XB";        // two neighbours, folded: "ha_noi"
constexpr std::string_view kTitle = "XW";       // a whole folded title: "dan so ha noi"
constexpr std::string_view kExactTitle = "XX";  // the same with its diacritics, when it has any
constexpr std::string_view kIdentifier = "XI";  // a whole folded identifier
constexpr std::string_view kId = "Q";           // the record's id; one record each
constexpr std::string_view kNamedPlace = "XP";  // a place that title or coverage name: "ha-noi"
}  // namespace prefix

namespace slot {
// Sort keys end in the record's id, so that no two are equal and a page can begin after one.
constexpr unsigned kModified = 0;
constexpr unsigned kIssued = 1;
constexpr unsigned kTitle = 2;     // collation key of the title, Vietnamese order
constexpr unsigned kRevision = 3;  // decimal digits
constexpr unsigned kFrom = 4;      // first and last day covered, as time keys
constexpr unsigned kTo = 5;
// Edges of the box covered, in degrees, as Xapian::sortable_serialise() writes numbers.
constexpr unsigned kWest = 6, kSouth = 7, kEast = 8, kNorth = 9;
constexpr unsigned kStanding = 10;      // packed
constexpr unsigned kPopularity = 11;    // sort key
constexpr unsigned kEnglishTitle = 12;  // as kTitle, for readers of English
constexpr unsigned kSeries = 13;        // what its series is called; absent without one
}  // namespace slot

namespace metadata {
constexpr const char* kVersion = "version";
constexpr const char* kStore = "store";      // id of the store that the records come from
constexpr const char* kSeq = "seq";          // last change of that store which is in here
constexpr const char* kDigest = "digest";    // ContentDigest of all records
constexpr const char* kStemmed = "stemmed";  // languages that have stems here, space between
}  // namespace metadata

/// A filter, which is also a facet: its parameter name and term prefix.
struct Facet {
  std::string_view name;
  std::string_view prefix;
};

/// All filters that are terms. "updated" is one too, but is asked of kModified.
constexpr std::array<Facet, 16> kFacets = {{
    {"agency", "FA:"},
    {"theme", "FT:"},
    {"format", "FF:"},
    {"format_family", "FM:"},
    {"license", "FL:"},
    {"open", "FO:"},
    {"frequency", "FQ:"},
    {"access", "FR:"},
    {"language", "FG:"},
    {"keyword", "FK:"},
    {"type", "FY:"},
    {"hvd", "FH:"},
    {"place", "FP:"},
    {"area", "FB:"},
    {"year", "FE:"},
    {"series", "FS:"},
}};

/// The facet of that name, or null.
constexpr const Facet* find_facet(std::string_view name) {
  for (const auto& facet : kFacets)
    if (facet.name == name) return &facet;
  return nullptr;
}

/// Longest word kept, in bytes: a pair of two and its prefix stay under Xapian's 245.
constexpr std::size_t kWordBytes = 100;

/// Longest filter value and whole title or identifier kept in a term, in bytes.
constexpr std::size_t kValueBytes = 200;

}  // namespace search
