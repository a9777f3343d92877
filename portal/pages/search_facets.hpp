#pragma once

#include <string>
#include <vector>

#include "portal/app/facets.hpp"
#include "portal/pages/search_addresses.hpp"
#include "portal/web/search_page.hpp"
#include "search/request.hpp"
#include "search/result.hpp"

namespace portal::pages {

/// The facets that the search page shows, by name: what is to be counted.
std::vector<std::string> shown_facets();

/// A search and what it found, as facets and chips are made of it.
struct Searched {
  const search::SearchRequest& wanted;
  const search::SearchResult& result;
  const SearchAddresses& addresses;
  const app::FacetLabels& labels;
  http::QueryPairs typed;  // into the boxes of facets: facet name, text
};

/// The values with the highest counts, or those that hold what was typed; and those chosen whatever
/// their count: what was chosen can always be taken back.
std::vector<web::Facet> facets_of(const Searched& searched);

/// Every filter that no facet shows, so that none works unseen.
std::vector<web::Chip> chips_of(const web::PageContext& context, const Searched& searched);

/// Takes what was typed into the boxes of facets out of a query string.
http::QueryPairs take_typed(http::QueryPairs& pairs);

}  // namespace portal::pages
