#pragma once

#include <cstdint>
#include <string>

#include "catalog/store/writer.hpp"

namespace catalog::publish {

/// Tells the audit log of a revision that was just made: by whom, with which note, and the digest
/// of its document, which `change` must hold.
void account_for_revision(store::WriteTransaction& transaction, const store::DatasetChange& change,
                          std::int64_t revision);

/// Puts an agency, and tells the audit log where that changed something.
/// Errors: as store::WriteTransaction::put_agency().
void put_accounted(store::WriteTransaction& transaction, const store::StoredAgency& agency,
                   const std::string& author);

}  // namespace catalog::publish
