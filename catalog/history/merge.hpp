#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"

namespace catalog::history {

/// A place that two people changed in different ways.
struct Clash {
  std::string path;  // "title.vi", "distribution[ID].format"
  base::Json base;   // as both found it; null where there was nothing, as in the others
  base::Json ours;
  base::Json theirs;
};

/// Two changes of one document put together.
struct Merge {
  base::Json document;         // where they clash: as ours
  std::vector<Clash> clashes;  // nothing: both are in it
};

/// What became of `base` in two places at once. Objects are merged member by member, so that two
/// languages of a text do not clash; lists of things with an "id" or "@id" item by item; lists of
/// texts by what was added and what was taken out. Anything else clashes when both changed it and
/// not in the same way.
Merge merge_documents(const base::Json& base, const base::Json& ours, const base::Json& theirs);

}  // namespace catalog::history
