#include "catalog/coverage/suggest.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/base/text.hpp"

namespace catalog::coverage {
namespace {

constexpr double kFloor = 0.5;  // of the best score

std::vector<std::string> words_of(const std::string& text) {
  return base::split(base::slug(text, 1000), '-');
}

}  // namespace

std::vector<std::string> queries_of(const readiness::ChecklistItem& item) {
  std::vector<std::string> queries = item.suggest_vi;
  queries.insert(queries.end(), item.suggest_en.begin(), item.suggest_en.end());
  return queries;
}

std::vector<std::string> best_found(const std::vector<Found>& found) {
  std::map<std::string, Found> best;
  for (const auto& each : found) {
    auto [at, is_new] = best.try_emplace(each.dataset, each);
    if (is_new) continue;
    at->second.score = std::max(at->second.score, each.score);
    at->second.in_title = at->second.in_title || each.in_title;
  }
  std::vector<Found> list;
  double most = 0;
  for (const auto& [dataset, each] : best) {
    most = std::max(most, each.score);
    list.push_back(each);
  }
  std::erase_if(list, [&](const Found& each) { return each.score < most * kFloor; });
  std::ranges::stable_sort(list, [](const Found& one, const Found& other) {
    if (one.in_title != other.in_title) return one.in_title;
    return one.score > other.score;
  });
  if (list.size() > kMostSuggested) list.resize(kMostSuggested);
  std::vector<std::string> datasets;
  for (auto& each : list) datasets.push_back(std::move(each.dataset));
  return datasets;
}

bool title_has(const std::string& title, const std::string& words) {
  const auto there = words_of(title);
  return std::ranges::all_of(words_of(words), [&](const std::string& word) {
    return word.empty() || std::ranges::find(there, word) != there.end();
  });
}

}  // namespace catalog::coverage
