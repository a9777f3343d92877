#pragma once

#include "catalog/base/json.hpp"

namespace base {

/// Applies a JSON Merge Patch: members of the patch replace those of the target, null removes them,
/// objects are merged, anything else takes the target's place. Source: RFC 7396.
void merge_patch(Json& target, const Json& patch);

}  // namespace base
