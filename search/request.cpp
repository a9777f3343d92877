#include "search/request.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "search/filter_value.hpp"
#include "search/plain_text.hpp"
#include "search/schema.hpp"

namespace search {
namespace {

constexpr std::size_t kMostFilters = 100;
constexpr std::size_t kMostHits = 100;

constexpr std::array<std::string_view, 12> kPlain = {
    "q",    "sort",    "limit",         "cursor", "facets", "collapse",
    "lang", "explain", "updated_since", "from",   "to",     "bbox"};

constexpr std::array<std::pair<std::string_view, Sort>, 5> kSorts = {{
    {"relevance", Sort::kRelevance},
    {"modified", Sort::kModified},
    {"issued", Sort::kIssued},
    {"title", Sort::kTitle},
    {"popularity", Sort::kPopularity},
}};

bool is_filter(std::string_view name) {
  return name == "updated" || find_facet(name) != nullptr;
}

std::vector<std::string> list_filter_names() {
  std::vector<std::string> names;
  names.reserve(kFacets.size() + 1);
  for (const auto& facet : kFacets) names.emplace_back(facet.name);
  names.emplace_back("updated");
  return names;
}

[[noreturn]] void refuse(std::string_view name, std::string_view value, std::string allowed) {
  throw base::Error(base::ErrorCode::kMalformed, "search_bad_parameter",
                    {{"name", std::string(name)},
                     {"value", base::shorten(base::repair_utf8(value), 80)},
                     {"allowed", std::move(allowed)}});
}

Sort parse_sort(std::string_view value) {
  std::vector<std::string> names;
  for (const auto& [name, sort] : kSorts) {
    if (name == value) return sort;
    names.emplace_back(name);
  }
  refuse("sort", value, base::join(names, ", "));
}

std::size_t parse_limit(std::string_view value) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), limit);
  if (error != std::errc() || end != value.data() + value.size() || limit > kMostHits)
    refuse("limit", value, "0…" + std::to_string(kMostHits));
  return limit;
}

bool parse_flag(std::string_view name, std::string_view value) {
  if (value == "1" || value == "true") return true;
  if (value == "0" || value == "false") return false;
  refuse(name, value, "1, 0, true, false");
}

bool parse_collapse(std::string_view value) {
  if (value == "series" || value == "none") return value == "series";
  refuse("collapse", value, "series, none");
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A year or a month begins with its first day and ends with its last.
std::optional<base::Time> parse_part(std::string_view value, bool end) {
  const bool year = value.size() == 4 && is_number(value);
  const bool month = value.size() == 7 && value[4] == '-' && is_number(value.substr(0, 4)) &&
                     is_number(value.substr(5));
  if (!year && !month) return base::parse_time(value);
  const auto first = base::parse_time(std::string(value) + (year ? "-01-01" : "-01"));
  if (!first || !end) return first;
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(*first));
  const auto next = year ? date + std::chrono::years(1) : date + std::chrono::months(1);
  return base::Time(std::chrono::sys_days(next)) - std::chrono::milliseconds(1);
}

base::Time parse_date(std::string_view name, std::string_view value) {
  const auto time = parse_part(value, name == "to");
  if (!time)
    throw base::Error(
        base::ErrorCode::kMalformed, "search_bad_date",
        {{"name", std::string(name)}, {"value", base::shorten(base::repair_utf8(value), 80)}});
  return *time;
}

std::optional<Box> read_box(std::string_view value) {
  std::vector<double> edges;
  for (const auto& part : base::split(value, ',')) {
    const auto digits = base::trim(part);
    double edge = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), edge);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    edges.push_back(edge);
  }
  if (edges.size() != 4) return std::nullopt;
  const Box box{edges[0], edges[1], edges[2], edges[3]};
  const bool is_on_earth = box.west >= -180 && box.east <= 180 && box.south >= -90 &&
                           box.north <= 90 && box.west <= box.east && box.south <= box.north;
  return is_on_earth ? std::optional(box) : std::nullopt;
}

Box parse_box(std::string_view value) {
  const auto box = read_box(value);
  if (!box) refuse("bbox", value, "105.3,20.5,106.1,21.4 (west,south,east,north)");
  return *box;
}

std::vector<std::string> parse_facets(std::string_view value) {
  std::vector<std::string> facets;
  for (const auto& part : base::split(value, ',')) {
    const std::string name(base::trim(part));
    if (name.empty() || std::find(facets.begin(), facets.end(), name) != facets.end()) continue;
    if (!is_filter(name)) refuse("facets", name, base::join(list_filter_names(), ", "));
    facets.push_back(name);
  }
  return facets;
}

// The values of filters that have a fixed list; empty for all others.
std::vector<std::string> list_fixed_values(std::string_view facet) {
  if (facet == "updated") return list_updated_values();
  if (facet == "open") return {"open", "not-open", "unknown"};
  if (facet == "hvd") return {"true", "false"};
  return {};
}

void add_filter(SearchRequest& request, std::string_view name, std::string_view value) {
  const auto fixed = list_fixed_values(name);
  if (!fixed.empty() && std::find(fixed.begin(), fixed.end(), value) == fixed.end())
    refuse(name, value, base::join(fixed, ", "));
  std::size_t count = 0;
  for (const auto& filter : request.filters) count += filter.second.size();
  if (count >= kMostFilters)
    throw base::Error(base::ErrorCode::kMalformed, "search_too_many_filters",
                      {{"count", std::to_string(kMostFilters)}});
  auto& values = request.filters[std::string(name)];
  std::string wanted = filter_value(name, value);
  if (std::find(values.begin(), values.end(), wanted) == values.end())
    values.push_back(std::move(wanted));
}

void set_plain(SearchRequest& request, std::string_view name, std::string_view value) {
  if (name == "q") {
    request.q = first_bytes(value, kQueryBytes);
    request.is_cut = value.size() > kQueryBytes;
  }
  if (name == "sort") request.sort = parse_sort(value);
  if (name == "limit") request.limit = parse_limit(value);
  if (name == "cursor") request.cursor = value;
  if (name == "lang") request.lang = base::lower_ascii(value);
  if (name == "collapse") request.collapse = parse_collapse(value);
  if (name == "explain") request.explain = parse_flag(name, value);
  if (name == "updated_since") request.updated_since = parse_date(name, value);
  if (name == "from") request.from = parse_date(name, value);
  if (name == "bbox") request.bbox = parse_box(value);
  if (name == "to") request.to = parse_date(name, value);
}

}  // namespace

bool is_search_parameter(std::string_view name) {
  return is_filter(name) || std::find(kPlain.begin(), kPlain.end(), name) != kPlain.end();
}

const std::vector<std::string>& list_updated_values() {
  static const std::vector<std::string> kValues = {"7d", "30d", "365d", "older"};
  return kValues;
}

SearchRequest parse_request(const Parameters& parameters) {
  SearchRequest request;
  for (const auto& [name, raw] : parameters) {
    const auto value = base::trim(raw);
    if (!is_search_parameter(name)) {
      std::vector<std::string> names(kPlain.begin(), kPlain.end());
      for (auto& filter : list_filter_names()) names.push_back(std::move(filter));
      throw base::Error(base::ErrorCode::kMalformed, "search_unknown_parameter",
                        {{"name", base::shorten(base::repair_utf8(name), 80)},
                         {"allowed", base::join(names, ", ")}});
    }
    if (name == "facets")
      request.facets = parse_facets(value);
    else if (value.empty())
      continue;
    else if (is_filter(name))
      add_filter(request, name, value);
    else
      set_plain(request, name, value);
  }
  return request;
}

}  // namespace search
