#pragma once

#include <string>
#include <vector>

#include "catalog/base/json.hpp"
#include "portal/web/page.hpp"

namespace portal::web {

/// A dataset about the same, by the texts (language maps) and slug of its card.
struct SimilarDataset {
  base::Json title;
  base::Json agency;
  std::string slug;
};

/// The view of a list of them, in their order: titles with their publishers.
base::Json similar_view(const PageContext& context, const std::vector<SimilarDataset>& similar);

}  // namespace portal::web
