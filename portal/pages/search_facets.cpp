#include "portal/pages/search_facets.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "catalog/base/text.hpp"
#include "portal/web/format.hpp"

namespace portal::pages {
namespace {

// As they stand on the page: what most people narrow by comes first and is open.
struct ShownFacet {
  std::string_view name;
  bool folded = false;
  std::size_t most = 50;  // values listed
};
constexpr std::array<ShownFacet, 14> kFacets = {{{"theme"},
                                                 {"agency", false, 200},
                                                 {"format"},
                                                 {"open"},
                                                 {"updated"},
                                                 {"format_family", true},
                                                 {"license", true},
                                                 {"year", true},
                                                 {"frequency", true},
                                                 {"keyword", true},
                                                 {"language", true},
                                                 {"type", true},
                                                 {"access", true},
                                                 {"hvd", true}}};
// Of these a record has one value, so that what the counts leave out has none.
constexpr std::array<std::string_view, 3> kSingle = {"agency", "frequency", "access"};
constexpr std::size_t kTypedBytes = 80;  // of what was typed into its box

const std::vector<search::FacetValue>& values_of(const search::SearchResult& result,
                                                 std::string_view facet) {
  static const std::vector<search::FacetValue> kNone;
  for (const auto& [name, values] : result.facets)
    if (name == facet) return values;
  return kNone;
}

web::FacetValue facet_value(const Searched& searched, const std::string& facet,
                            const app::FacetRow& row) {
  const auto& addresses = searched.addresses;
  return {.value = row.value,
          .label = row.label,
          .count = row.count,
          .selected = addresses.has(facet, row.value),
          .href = addresses.toggled(facet, row.value, searched.labels.related(facet, row.value)),
          .parent = row.parent,
          .own = row.own};
}

std::string typed_for(const Searched& searched, const std::string& facet) {
  for (const auto& [name, text] : searched.typed)
    if (name == facet) return text;
  return "";
}

// Datasets without a value. Where a value is chosen, the counts are of a wider search.
std::int64_t count_unstated(const Searched& searched, const std::string& facet,
                            const std::vector<search::FacetValue>& values) {
  if (std::ranges::count(kSingle, facet) == 0 || values.empty() ||
      values.size() >= search::kFacetValues || searched.wanted.filters.contains(facet))
    return 0;
  auto left = static_cast<std::int64_t>(searched.result.total);
  for (const auto& value : values) left -= value.count;
  return std::max<std::int64_t>(left, 0);
}

void add_chosen(web::Facet& facet, const Searched& searched, std::set<std::string> shown) {
  const auto chosen = searched.wanted.filters.find(facet.name);
  if (chosen == searched.wanted.filters.end()) return;
  const auto& labels = searched.labels;
  for (const auto& value : chosen->second)
    if (shown.insert(value).second)
      facet.values.push_back(facet_value(
          searched, facet.name,
          {value, labels.label(facet.name, value), labels.parent(facet.name, value), 0, 0}));
}

web::Facet facet_of(const Searched& searched, const ShownFacet& shown_facet) {
  web::Facet facet;
  facet.name = shown_facet.name;
  facet.folded = shown_facet.folded;
  facet.typed = typed_for(searched, facet.name);
  if (!facet.typed.empty()) facet.untyped_href = searched.addresses.as_it_is();
  const auto& counted = values_of(searched.result, facet.name);
  auto rows = searched.labels.rows(facet.name, counted);
  // Of years people want the last, not the one with the most.
  if (facet.name == "year") std::ranges::sort(rows, std::greater(), &app::FacetRow::value);
  facet.all = rows.size();
  facet.has_more = counted.size() >= search::kFacetValues;
  facet.unstated = count_unstated(searched, facet.name, counted);
  std::set<std::string> shown;
  for (const auto& row : rows) {
    const bool wanted =
        facet.values.size() < shown_facet.most && app::holds_typed(row, facet.typed);
    if (!wanted && !searched.addresses.has(facet.name, row.value)) continue;
    shown.insert(row.value);
    facet.values.push_back(facet_value(searched, facet.name, row));
  }
  add_chosen(facet, searched, std::move(shown));
  return facet;
}

// A single value that everything has tells nothing and narrows nothing.
bool is_worth_showing(const web::Facet& facet, const search::SearchResult& result) {
  if (!facet.typed.empty()) return true;
  if (facet.values.empty()) return false;
  const auto& first = facet.values.front();
  return !facet.folded || facet.values.size() > 1 || first.selected ||
         first.count != static_cast<std::int64_t>(result.total);
}

std::string box_text(const web::PageContext& context, const search::Box& box) {
  const auto degrees = [&](double edge) { return web::format_decimal(edge, 2, context.language); };
  return web::say(context, "web_box",
                  {{"west", degrees(box.west)},
                   {"south", degrees(box.south)},
                   {"east", degrees(box.east)},
                   {"north", degrees(box.north)}});
}

}  // namespace

std::vector<std::string> shown_facets() {
  std::vector<std::string> names;
  names.reserve(kFacets.size());
  for (const auto& facet : kFacets) names.emplace_back(facet.name);
  return names;
}

std::vector<web::Facet> facets_of(const Searched& searched) {
  std::vector<web::Facet> facets;
  for (const auto& shown : kFacets)
    if (auto facet = facet_of(searched, shown); is_worth_showing(facet, searched.result))
      facets.push_back(std::move(facet));
  return facets;
}

std::vector<web::Chip> chips_of(const web::PageContext& context, const Searched& searched) {
  const auto& [wanted, result, addresses, labels, typed] = searched;
  std::vector<web::Chip> chips;
  for (const auto& [name, values] : wanted.filters) {
    if (std::ranges::find(kFacets, name, &ShownFacet::name) != kFacets.end()) continue;
    for (const auto& value : values)
      chips.push_back({web::facet_name(context, name), labels.label(name, value),
                       addresses.toggled(name, value)});
  }
  if (wanted.from || wanted.to)
    chips.push_back(
        {web::say(context, "web_period_filter"),
         web::format_period(addresses.value("from"), addresses.value("to"), context.language),
         addresses.without("from", "to")});
  if (wanted.updated_since)
    chips.push_back({web::facet_name(context, "updated"),
                     web::format_period(addresses.value("updated_since"), "", context.language),
                     addresses.without("updated_since")});
  if (wanted.bbox)
    chips.push_back({web::facet_name(context, "place"), box_text(context, *wanted.bbox),
                     addresses.without("bbox")});
  return chips;
}

http::QueryPairs take_typed(http::QueryPairs& pairs) {
  http::QueryPairs typed;
  std::erase_if(pairs, [&](const auto& pair) {
    for (const auto& facet : kFacets) {
      if (pair.first != web::facet_typed_name(facet.name)) continue;
      const std::string text(base::trim(base::repair_utf8(pair.second)));
      if (!text.empty()) typed.emplace_back(facet.name, base::shorten(text, kTypedBytes));
      return true;
    }
    return false;
  });
  return typed;
}

}  // namespace portal::pages
