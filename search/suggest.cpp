#include "search/suggest.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "catalog/base/json.hpp"
#include "search/entry.hpp"

namespace search {
namespace {

constexpr std::size_t kMost = 50;
constexpr std::size_t kHeads = 2;
constexpr std::size_t kShareOfFilters = 5;

SuggestionKind kind_of(Completions::Kind kind) {
  switch (kind) {
    case Completions::Kind::kAgency:
      return SuggestionKind::kAgency;
    case Completions::Kind::kTheme:
      return SuggestionKind::kTheme;
    case Completions::Kind::kKeyword:
      return SuggestionKind::kKeyword;
  }
  return SuggestionKind::kKeyword;
}

Suggestion filter_suggestion(const Completions::Filter& filter) {
  Suggestion suggestion;
  suggestion.kind = kind_of(filter.kind);
  suggestion.value = filter.value;
  suggestion.label = filter.label;
  suggestion.count = filter.count;
  return suggestion;
}

// The record as it is now; nothing when it is gone.
std::optional<Suggestion> title_suggestion(const Xapian::Database& database, Xapian::docid record) {
  auto found = database.postlist_begin(std::string());
  const auto end = database.postlist_end(std::string());
  if (found != end) found.skip_to(record);
  if (found == end || *found != record) return std::nullopt;
  const std::string data = database.get_document(record).get_data();
  const auto [id, text] = split_data(data);
  const base::Json card = base::parse_json(text);
  Suggestion suggestion;
  suggestion.value = id;
  suggestion.slug = card["slug"].as_string();
  suggestion.label = card["title"];
  return suggestion;
}

// How many begin as was typed: they stand first.
std::size_t count_heads(const std::vector<WordMatch>& matches) {
  return static_cast<std::size_t>(std::ranges::count_if(
      matches, [](const WordMatch& match) { return match.cost <= WordMatch::kBegins; }));
}

}  // namespace

std::vector<Suggestion> suggest(const Completions& completions, const Xapian::Database& database,
                                std::string_view typed, std::size_t limit) {
  limit = std::min(limit, kMost);
  const auto words = read_typed(typed);
  const auto filters = completions.names().find(words, limit);
  const std::size_t heads = std::min({count_heads(filters), kHeads, limit});
  std::vector<Suggestion> found;
  const auto add_filters = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last && found.size() < limit; ++i)
      found.push_back(filter_suggestion(completions.filters()[filters[i].owner]));
  };
  add_filters(0, heads);
  const std::size_t kept = std::min(filters.size() - heads, limit / kShareOfFilters);
  std::set<std::string> told;  // records of one title cannot be told apart
  for (const auto& match : completions.titles().find(words, 2 * limit)) {
    if (found.size() + kept >= limit) break;
    auto suggestion = title_suggestion(database, match.owner);
    if (suggestion && told.insert(base::write_json(suggestion->label)).second)
      found.push_back(std::move(*suggestion));
  }
  add_filters(heads, filters.size());
  return found;
}

}  // namespace search
