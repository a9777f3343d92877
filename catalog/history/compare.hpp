#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "catalog/history/compare_text.hpp"

namespace catalog::history {

/// A place in which two documents differ.
struct Difference {
  std::string path;            // "title.vi", "distribution[ID].format", "keyword.en"
  base::Json before, after;    // null where there is nothing
  std::vector<TextPart> text;  // when both are texts, how one becomes the other
};

/// Where two documents differ, in the order of the first, then what only the second has. Objects
/// are compared member by member; in lists, objects that have an "id" or "@id" with the one of the
/// same name, wherever it stands; lists of texts by what was added and what was taken out. The
/// order of a list counts only where nothing else differs in it.
std::vector<Difference> compare_documents(const base::Json& before, const base::Json& after);

}  // namespace catalog::history
