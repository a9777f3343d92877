#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalog/coverage/items.hpp"

namespace catalog::coverage {

/// What is looked for to find datasets that may cover an item: each of its words alone, a few
/// queries whose finds are put together. The search knows nothing of checklists, this nothing of
/// the search.
std::vector<std::string> queries_of(const readiness::ChecklistItem& item);

/// A dataset that a query found.
struct Found {
  std::string dataset;
  double score = 0;
  bool in_title = false;  // whether its title has all words of the query
};

/// Suggestions of an item at most.
inline constexpr std::size_t kMostSuggested = 5;

/// The best of what was found for an item, the best first: those whose title has all the words
/// before others, each once. What scores under half of the best is left out.
std::vector<std::string> best_found(const std::vector<Found>& found);

/// Whether a title has all the words, whatever their accents and case.
bool title_has(const std::string& title, const std::string& words);

}  // namespace catalog::coverage
