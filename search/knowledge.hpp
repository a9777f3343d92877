#pragma once

#include "search/synonyms.hpp"
#include "search/weights.hpp"

namespace search {

/// What a search knows beside the index.
struct Knowledge {
  Synonyms synonyms;
  Weights weights;
};

}  // namespace search
