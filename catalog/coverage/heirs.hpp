#pragma once

#include <string>

#include "catalog/publish/agencies_merge.hpp"

namespace catalog::coverage {

/// What a former agency holds and promised goes on with its heir: the inventory (with the datasets
/// that its entries became), the present issued list as entries of the heir's list, and all that is
/// said of these entries. What both had alike stands once. Of units that are joined or split,
/// entries of lists are then called "FORMER.ID"; former versions stay with the former agency.
/// Harmless where nothing was ever said. Errors: as store::WriteTransaction.
void follow_agency(store::WriteTransaction& change, const publish::Heirs& heirs);

/// Errors: kConflict "agency_ended" for a former agency that another one goes on for.
void refuse_former(const store::Reader& reader, const std::string& agency);

}  // namespace catalog::coverage
