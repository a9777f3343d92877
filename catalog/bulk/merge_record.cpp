#include "catalog/bulk/merge_record.hpp"

#include <string>
#include <utility>

#include "catalog/model/property.hpp"

namespace catalog::bulk {
namespace {

using base::Json;

const std::string& address_of(const Json& file) {
  const Json& download = file["downloadURL"];
  return download.is_string() ? download.as_string() : file["accessURL"].as_string();
}

// A file that leads to the same place is the same file: what the row does not say of it stays.
Json merged_file(const Json& there, const Json& row) {
  Json merged = there;
  for (const auto& [key, value] : row.members()) merged.set(key, value);
  return merged;
}

Json merged_files(const Json& there, const Json& row) {
  Json files = Json::array();
  for (const auto& file : there.items())
    if (!file["file"].as_string().empty()) files.push(file);
  for (const auto& file : row.items()) {
    const Json* same = nullptr;
    for (const auto& each : there.items())
      if (!address_of(file).empty() && address_of(each) == address_of(file)) same = &each;
    if (same && !(*same)["file"].as_string().empty()) continue;
    files.push(same ? merged_file(*same, file) : file);
  }
  return files;
}

}  // namespace

void merge_record(Json& document, const Json& row) {
  for (const auto& [key, value] : row.members()) {
    const Property* property = find_property(key);
    const bool by_language =
        property && (property->range == Range::kText || property->range == Range::kKeyword);
    Json* there = document.find(key);
    if (there && by_language && there->is_object() && value.is_object()) {
      for (const auto& [language, texts] : value.members()) there->set(language, texts);
    } else if (there && key == "distribution") {
      *there = merged_files(*there, value);
    } else {
      document.set(key, value);
    }
  }
}

}  // namespace catalog::bulk
