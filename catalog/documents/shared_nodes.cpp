#include "catalog/documents/shared_nodes.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "catalog/documents/conform.hpp"
#include "catalog/documents/values.hpp"
#include "catalog/model/property.hpp"

namespace catalog::documents {
namespace {

using base::Json;

constexpr std::size_t kMostRemembered = 1'000'000;

std::uint64_t mixed(std::uint64_t left, std::uint64_t right) {
  return (left ^ (right + 0x9E3779B97F4A7C15U)) * 0xBF58476D1CE4E5B9U;
}

std::uint64_t hash_of(const std::string& id, const std::string& key) {
  return mixed(std::hash<std::string>()(id), std::hash<std::string>()(key));
}

bool is_nameless(const Json& value) {
  return value.is_object() && !value.find("@id") && !value.find("@value") && !value.find("@list");
}

// A label means another node in each record, so what holds one is like nothing else.
bool holds_label(const Json& value) {
  if (value.is_array())
    return std::ranges::any_of(value.items(), [](const Json& item) { return holds_label(item); });
  if (!value.is_object()) return false;
  return std::ranges::any_of(value.members(), [](const auto& member) {
    return (member.first == "@id" && member.second.as_string().starts_with("_:")) ||
           holds_label(member.second);
  });
}

bool is_shared(const Json& node) {
  const std::string& id = node["@id"].as_string();
  return !id.empty() && !id.starts_with("_:") && !is_bare(node);
}

}  // namespace

void SharedNodes::settle(Json& record) {
  settle_children(record, true);
}

void SharedNodes::settle_children(Json& node, bool is_record) {
  for (auto& [key, value] : node.members())
    if (key != "@id" && key != "@type") settle_value(value, is_record && key == "distribution");
}

// A distribution of the record is its own, but what it names may be shared.
void SharedNodes::settle_value(Json& value, bool is_part) {
  if (value.is_array()) {
    for (auto& item : value.items()) settle_value(item, is_part);
    return;
  }
  if (!value.is_object() || value.find("@value")) return;
  settle_children(value, false);
  if (!is_part && is_shared(value)) settle_node(value);
}

void SharedNodes::settle_node(Json& node) {
  const std::string id = node["@id"].as_string();
  Json statements = Json::array();
  Json kept = Json::object();
  for (auto& [key, value] : node.members()) {
    if (key.starts_with('@') || holds_label(value) || is_settled(id, key, value)) {
      kept.set(key, std::move(value));
      continue;
    }
    const Property* property = value.is_null() || value.is_array() ? nullptr : find_property(key);
    if (!property) continue;
    Json statement = source_statement(property->iri, as_foreign(std::move(value)));
    if (is_new(mixed(hash_of(id, key), base::hash_json(statement))))
      statements.push(std::move(statement));
  }
  for (auto& statement : statements.items())
    push_value(kept, kSourceStatement, std::move(statement));
  node = std::move(kept);
}

// Whether the value stays where it stands, perhaps without some of its items; null is left of one
// that was said before.
bool SharedNodes::is_settled(const std::string& id, const std::string& key, Json& value) {
  const std::uint64_t place = hash_of(id, key);
  if (value.is_array()) {
    std::erase_if(value.items(), [&](const Json& item) {
      return is_nameless(item) && !is_new(mixed(place, base::hash_json(item)));
    });
    return !std::as_const(value).items().empty();
  }
  if (single_.size() >= kMostRemembered) return true;
  const std::uint64_t hash = base::hash_json(value);
  const auto [known, is_first] = single_.try_emplace(place, hash);
  if (is_first || (known->second == hash && !is_nameless(value))) return true;
  if (known->second == hash) value = Json();
  return false;
}

bool SharedNodes::is_new(std::uint64_t what) {
  return said_.size() >= kMostRemembered || said_.insert(what).second;
}

}  // namespace catalog::documents
