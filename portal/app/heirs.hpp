#pragma once

#include "catalog/publish/agencies_merge.hpp"

namespace portal::app {

/// Lets what the portal keeps of agencies beside datasets and members follow a change of agencies:
/// for publish::AgencyChange::follow. Errors: as store::WriteTransaction.
void follow_agency(catalog::store::WriteTransaction& change, const catalog::publish::Heirs& heirs);

}  // namespace portal::app
