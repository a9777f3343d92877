#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "catalog/base/json.hpp"

namespace catalog::rdf {

/// Errors: always kMalformed "jsonld_body_invalid" with the standard's code.
[[noreturn]] void fail_body(std::string_view code, std::string_view what);

/// Adds a value to an array, or each item of an array; null adds nothing.
inline void append_items(base::Json& array, base::Json value) {
  if (value.is_null()) return;
  if (!value.is_array()) {
    array.push(std::move(value));
    return;
  }
  if (array.items().empty()) {
    array = std::move(value);
    return;
  }
  for (auto& item : value.items()) array.push(std::move(item));
}

inline base::Json with_member(std::string_view name, base::Json value) {
  base::Json object = base::Json::object();
  object.members().emplace_back(name, std::move(value));
  return object;
}

inline base::Json as_array(base::Json value) {
  if (value.is_array()) return value;
  base::Json array = base::Json::array();
  append_items(array, std::move(value));
  return array;
}

/// Calls for each item of an array, or once for what is not one.
template <typename Function>
void for_each_item(const base::Json& value, Function function) {
  if (!value.is_array()) return function(value);
  for (const auto& item : value.items()) function(item);
}

inline bool is_value_object(const base::Json& value) {
  return value.find("@value") != nullptr;
}
inline bool is_list_object(const base::Json& value) {
  return value.find("@list") != nullptr;
}
/// With @graph, and nothing beside it but @id, @index and @context.
bool is_graph_object(const base::Json& value);

}  // namespace catalog::rdf
