#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/facet_view.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

struct SortOption {
  std::string name;  // "relevance", "modified", "issued", "title", "popularity"
  bool selected = false;
  std::string href;
};

/// A filter that no facet shows (keyword, box, period, …): what it is about, how it reads, and the
/// search without it.
struct Chip {
  std::string kind, label, href;
};

/// A filter that the words suggest: how it reads, how many datasets it leaves, the search with it.
struct Offer {
  std::string label;
  std::int64_t count = 0;
  std::string href;
};

/// What the score of a card is the sum of, by names of search::Weights and "text".
using ScoreParts = std::vector<std::pair<std::string, double>>;

/// A search and its answer, as the page shows it. All hrefs are whole ("/vi/datasets?…").
struct SearchView {
  std::string text;  // q
  std::int64_t total = 0;
  std::int64_t catalogue_total =
      -1;                          // datasets in all, where known: 0 says that there are none yet
  int tier = 1;                    // 1: all words; 2: nearly all; 3: any
  std::int64_t with_all = 0;       // datasets that have all words
  base::Json cards;                // array
  std::vector<ScoreParts> scores;  // one for each card; empty unless they are to be explained
  std::vector<Facet> facets;
  std::vector<SortOption> sorts;
  std::vector<Chip> chips;
  std::vector<std::string> notices;  // what of the search was not understood
  CarriedPairs carried;              // the filters and sort, without q
  std::string from, to;              // period filter
  std::string previous_href, next_href;
  std::int64_t first = 0;  // place of the first card in all results, from 1; 0 if not known
  std::string clear_href;  // the search without filters
  std::string suggestion, suggestion_href;
  std::int64_t suggestion_total = 0;
  std::vector<Offer> offers;
  std::vector<Offer> words;    // each word by itself, when no dataset has all of them
  std::vector<Offer> related;  // keywords and agencies near the words, when nothing was found
  std::string explain_href;    // the search with its scores explained
  std::string json_href, atom_href, csv_href, jsonl_href;
};

std::string search_page(const Templates& templates, const PageContext& context,
                        const SearchView& search);

}  // namespace portal::web
