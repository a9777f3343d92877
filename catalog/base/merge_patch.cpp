#include "catalog/base/merge_patch.hpp"

namespace base {

// How deep it goes is bounded by how deep a document may be.
void merge_patch(Json& target, const Json& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target = Json::object();
  for (const auto& [name, value] : patch.members()) {
    if (value.is_null()) {
      target.erase(name);
      continue;
    }
    Json* known = target.find(name);
    merge_patch(known ? *known : target.set(name, Json()), value);
  }
}

}  // namespace base
