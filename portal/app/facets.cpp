#include "portal/app/facets.hpp"

#include <utility>

#include "catalog/base/iri.hpp"
#include "catalog/base/json.hpp"
#include "catalog/model/localized_text.hpp"
#include "portal/web/labels.hpp"
#include "search/places.hpp"

namespace portal::app {
namespace {

constexpr int kMostAsked = 100;
constexpr std::size_t kRecords = 5;  // with a place, that are looked at for its name

}  // namespace

FacetLabels::FacetLabels(App& app, std::string language)
    : app_(app), language_(std::move(language)) {
  for (const auto& agency : app.store.read().list_agencies()) {
    const base::Json document = base::parse_json(agency.document);
    agencies_[agency.slug] = {catalog::text_in(document["name"], language_).text, agency.parent};
  }
}

std::string FacetLabels::label(const std::string& facet, const std::string& value) const {
  if (facet == "place")
    if (std::string name = stated_place(value); !name.empty()) return name;
  if (facet == "area") {
    const auto* place = search::find_place(value);
    return place ? place->label(language_) : value;
  }
  if (facet != "agency") return web::term_label(facet, value, language_);
  const auto found = agencies_.find(value);
  return found == agencies_.end() || found->second.name.empty() ? value : found->second.name;
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
  const auto found = agencies_.find(value);
  return found == agencies_.end() ? "" : found->second.parent;
}

}  // namespace portal::app
