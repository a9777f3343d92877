#pragma once

// Where two assessments differ, question by question.

#include <optional>
#include <string>
#include <vector>

#include "catalog/assessment/document.hpp"

namespace catalog::assessment {

/// A question or an area that the two answer differently.
struct Difference {
  std::string id = {};
  Pair title = {};  // the question, or the area's name
  std::optional<Rating> before = {}, after = {};
  Pair comment_before = {}, comment_after = {};
  std::vector<Statement> removed = {}, added = {};  // evidence; empty for an area
  bool rating_differs = false;
  bool comment_differs = false;
};

/// From `before` to `after`, in the order of `after`; what only `before` has comes last.
std::vector<Difference> diff_of(const Document& before, const Document& after);

}  // namespace catalog::assessment
