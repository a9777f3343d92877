#include "catalog/history/items.hpp"

#include <algorithm>

namespace catalog::history {

using base::Json;

std::string name_of(const Json& item) {
  const std::string& id = item["id"].as_string();
  return id.empty() ? item["@id"].as_string() : id;
}

bool are_named(const Json& list) {
  const auto& items = list.items();
  return std::ranges::all_of(items, [](const Json& item) { return !name_of(item).empty(); });
}

const Json* find_named(const Json& list, const std::string& name) {
  for (const auto& item : list.items())
    if (name_of(item) == name) return &item;
  return nullptr;
}

Json missing_in(const Json& other, const Json& list) {
  auto left = other.items();
  Json missing = Json::array();
  for (const auto& item : list.items()) {
    const auto found = std::ranges::find(left, item);
    if (found == left.end())
      missing.push(item);
    else
      left.erase(found);
  }
  return missing;
}

}  // namespace catalog::history
