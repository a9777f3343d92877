#include "portal/app/facets.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/base/text.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/web/labels.hpp"
#include "search/places.hpp"

namespace portal::app {
namespace {

constexpr int kMostAsked = 100;
constexpr std::size_t kRecords = 5;  // with a place, that are looked at for its name

}  // namespace

FacetLabels::FacetLabels(App& app, std::string language)
    : app_(app), language_(std::move(language)) {}

const AgencyTree& FacetLabels::agencies() const {
  if (!agencies_) agencies_ = app_.agencies.read(app_.store);
  return *agencies_;
}

std::string FacetLabels::label(const std::string& facet, const std::string& value) const {
  if (facet == "place")
    if (std::string name = stated_place(value); !name.empty()) return name;
  if (facet == "series") return series_title(value);
  if (facet == "area") {
    const auto* place = search::find_place(value);
    return place ? place->label(language_) : value;
  }
  if (facet != "agency") return web::term_label(facet, value, language_);
  std::string name = agencies().name(value, language_);
  return name.empty() ? value : name;
}

// The title of the series where it is a record here, else what its members call it.
std::string FacetLabels::series_title(const std::string& value) const {
  const bool is_address = base::is_absolute_iri(value) || value.starts_with('/');
  if (!is_address) return value.substr(value.find(' ') + 1);
  search::SearchRequest request;
  request.filters["series"] = {value};
  request.facets.clear();
  request.limit = 1;
  const auto members = app_.index.search(request).hits;
  const auto reader = app_.store.read();
  const auto member = members.empty() ? std::nullopt : reader.find_dataset(members.front().id);
  auto series = member ? reader.find_by_source_key(member->source, value) : std::nullopt;
  if (!series) series = reader.find_dataset(base::local_name(value));
  if (!series || !series->is_public()) return value;
  const auto title = catalog::text_in(base::parse_json(series->document)["title"], language_).text;
  return title.empty() ? value : title;
}

std::string FacetLabels::stated_place(const std::string& iri) const {
  if (!base::is_absolute_iri(iri) || asked_++ >= kMostAsked) return {};
  search::SearchRequest request;
  request.filters["place"] = {iri};
  request.facets.clear();
  request.limit = kRecords;
  const auto reader = app_.store.read();
  for (const auto& hit : app_.index.search(request).hits) {
    const auto dataset = reader.find_dataset(hit.id);
    if (!dataset || !dataset->is_public()) continue;
    const base::Json document = base::parse_json(dataset->document);
    for (const auto& place : document["spatial"].items())
      if (place["@id"].as_string() == iri)
        if (auto name = catalog::text_in(place["prefLabel"], language_).text; !name.empty())
          return name;
  }
  return {};
}

std::string FacetLabels::parent(const std::string& facet, const std::string& value) const {
  if (facet != "agency") return {};
  const auto above = agencies().above(value);
  return above.empty() ? "" : above.front();
}

std::vector<std::string> FacetLabels::related(const std::string& facet,
                                              const std::string& value) const {
  if (facet != "agency") return {};
  auto list = agencies().above(value);
  for (auto& below : agencies().below(value)) list.push_back(std::move(below));
  return list;
}

std::vector<FacetRow> FacetLabels::rows(const std::string& facet,
                                        const std::vector<search::FacetValue>& values) const {
  if (facet == "agency") return agency_rows(values);
  std::vector<FacetRow> rows;
  rows.reserve(values.size());
  for (const auto& [value, count] : values)
    rows.push_back({value, label(facet, value), "", count, count});
  return rows;
}

// A record has one publisher, so that the counts of agencies add up.
std::vector<FacetRow> FacetLabels::agency_rows(
    const std::vector<search::FacetValue>& values) const {
  struct Place {
    FacetRow row;
    std::size_t depth = 0;
  };
  std::map<std::string, Place> places;
  for (const auto& [value, count] : values) {
    const auto above = agencies().above(value);
    places[value].row.own = count;
    places[value].row.count += count;
    for (const auto& agency : above) places[agency].row.count += count;
  }
  std::vector<Place> list;
  for (auto& [value, place] : places) {
    const auto above = agencies().above(value);
    list.push_back({{value, label("agency", value), above.empty() ? "" : above.front(),
                     place.row.count, place.row.own},
                    above.size()});
  }
  std::ranges::sort(list, [](const Place& left, const Place& right) {
    return std::tuple(right.row.count, left.depth, left.row.value) <
           std::tuple(left.row.count, right.depth, right.row.value);
  });
  std::vector<FacetRow> rows;
  rows.reserve(list.size());
  for (auto& place : list) rows.push_back(std::move(place.row));
  return rows;
}

bool holds_typed(const FacetRow& row, std::string_view typed) {
  const std::string text =
      base::fold(base::is_absolute_iri(row.value) ? row.label : row.label + " " + row.value);
  const auto words = base::split(base::fold(typed), ' ');
  return std::ranges::all_of(
      words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

}  // namespace portal::app
