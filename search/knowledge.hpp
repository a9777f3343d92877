#pragma once

#include <string>

#include "search/synonyms.hpp"
#include "search/weights.hpp"

namespace search {

/// What a search knows beside the index.
struct Knowledge {
  Synonyms synonyms;
  Weights weights;
  std::string learned = {};  // names the acronyms of agencies among the synonyms; empty without any
};

}  // namespace search
