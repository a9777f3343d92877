#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/base/clock.hpp"
#include "search/record.hpp"

namespace search {

/// Values that are told of a facet unless more are asked for.
constexpr std::size_t kFacetValues = 1000;

enum class Sort { kRelevance, kModified, kIssued, kTitle, kPopularity };

/// What a person or program asks of the index.
struct SearchRequest {
  std::string q;
  bool is_cut = false;  // q was longer than what is looked at
  /// Facet name ("updated" too) to the values wanted: any of one facet, all facets together.
  std::map<std::string, std::vector<std::string>, std::less<>> filters;
  std::optional<base::Time> updated_since;
  std::optional<base::Time> from;  // the period covered overlaps from..to
  std::optional<base::Time> to;
  std::optional<Box> bbox;       // the box covered overlaps this one
  Sort sort = Sort::kRelevance;  // without q: newest change first
  std::size_t limit = 20;        // 0 (counts only) to 100
  std::string cursor;            // SearchResult::next of the page before
  std::vector<std::string> facets = {"agency", "theme", "format", "license"};
  std::size_t facet_values = kFacetValues;  // most of each facet, those with the highest counts
  std::string
      lang;  // of the reader: "vi", "en"; whose titles are sorted by, which reading of q wins
  bool explain = false;
  bool collapse = false;   // whether of the members of a series only the first is listed
  bool highlight = false;  // whether hits say which of their words match; no parameter
};

/// What is looked at of "q", in bytes.
constexpr std::size_t kQueryBytes = 512;

/// Parameters as they stood in a query string, decoded, in order.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Reads a request. Filters repeat; of any other parameter the last one counts; empty values are
/// as good as absent. Vocabulary codes and spellings in filters become IRIs.
/// Limits: 100 filter values; q is cut at kQueryBytes.
/// "bbox" is west,south,east,north in degrees.
/// Errors: kMalformed "search_unknown_parameter", "search_bad_parameter", "search_bad_date",
/// "search_too_many_filters", each naming the parameter.
SearchRequest parse_request(const Parameters& parameters);

/// Whether parse_request() knows a parameter of that name.
bool is_search_parameter(std::string_view name);

/// The values of the filter "updated": "7d", "30d", "365d", "older".
const std::vector<std::string>& list_updated_values();

}  // namespace search
