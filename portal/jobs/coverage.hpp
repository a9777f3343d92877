#pragma once

#include <vector>

#include "catalog/coverage/items.hpp"
#include "portal/jobs/kind.hpp"
#include "search/index.hpp"

namespace portal::jobs {

/// Looks in the index for datasets that may cover the items of the checklists: the suggestions of
/// each from now on. What was claimed, confirmed or rejected is left alone, and nothing that it
/// suggests counts. Answers how many suggestions there are now. `beat` is called between items.
/// Errors: as search::Index::search().
std::int64_t suggest_coverage(catalog::store::Store& store, const search::Index& index,
                              const catalog::coverage::Checklists& lists,
                              const std::function<void()>& beat);

/// Every night: takes what records say of the items that they cover, then suggest_coverage().
base::Message look_for_coverage(const Work& work);

}  // namespace portal::jobs
