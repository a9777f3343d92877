#include "portal/pages/search_addresses.hpp"

#include <algorithm>
#include <utility>

namespace portal::pages {

using http::QueryPairs;

SearchAddresses::SearchAddresses(const std::string& language, QueryPairs pairs)
    : path_("/" + language + "/datasets"), pairs_(std::move(pairs)) {
  std::erase_if(pairs_, [](const auto& pair) { return pair.second.empty(); });
  std::erase_if(pairs_, [](const auto& pair) { return pair.first == "cursor"; });
}

bool SearchAddresses::has(std::string_view name, std::string_view value) const {
  return std::any_of(pairs_.begin(), pairs_.end(),
                     [&](const auto& pair) { return pair.first == name && pair.second == value; });
}

std::string SearchAddresses::value(std::string_view name) const {
  std::string value;
  for (const auto& pair : pairs_)
    if (pair.first == name) value = pair.second;
  return value;
}

std::string SearchAddresses::toggled(const std::string& name, const std::string& value,
                                     const std::vector<std::string>& replaced) const {
  QueryPairs pairs = pairs_;
  const auto removed = std::erase_if(
      pairs, [&](const auto& pair) { return pair.first == name && pair.second == value; });
  if (removed) return http::with_query(path_, pairs);
  std::erase_if(pairs, [&](const auto& pair) {
    return pair.first == name && std::ranges::count(replaced, pair.second) > 0;
  });
  pairs.emplace_back(name, value);
  return http::with_query(path_, pairs);
}

std::string SearchAddresses::without(std::string_view name, std::string_view other) const {
  QueryPairs pairs = pairs_;
  std::erase_if(pairs, [&](const auto& pair) { return pair.first == name || pair.first == other; });
  return http::with_query(path_, pairs);
}

std::string SearchAddresses::with(const std::string& name, const std::string& value) const {
  QueryPairs pairs = pairs_;
  std::erase_if(pairs, [&](const auto& pair) { return pair.first == name; });
  if (!value.empty()) pairs.emplace_back(name, value);
  return http::with_query(path_, pairs);
}

std::string SearchAddresses::as_it_is() const {
  return http::with_query(path_, pairs_);
}

std::string SearchAddresses::only(const std::string& name, const std::string& value) const {
  return http::with_query(path_, {{name, value}});
}

std::string SearchAddresses::only_words() const {
  QueryPairs pairs = pairs_;
  std::erase_if(pairs, [](const auto& pair) { return pair.first != "q"; });
  return http::with_query(path_, pairs);
}

std::string SearchAddresses::page(const std::string& cursor, const std::string& back) const {
  QueryPairs pairs = pairs_;
  if (!cursor.empty() && cursor != kFirstPage) pairs.emplace_back("cursor", cursor);
  if (!back.empty()) pairs.emplace_back("back", back);
  return http::with_query(path_, pairs);
}

}  // namespace portal::pages
