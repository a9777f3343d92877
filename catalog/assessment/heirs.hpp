#pragma once

#include "catalog/publish/agencies_merge.hpp"

namespace catalog::assessment {

/// Assessments that are still written, and items of the plan that are still open, name the heir of
/// a former agency from now on. What is published, done or dropped stays as it was. Harmless where
/// nothing was ever assessed. Errors: as store::WriteTransaction.
void follow_agency(store::WriteTransaction& change, const publish::Heirs& heirs);

}  // namespace catalog::assessment
