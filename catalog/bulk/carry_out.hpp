#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/bulk/batch.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::bulk {

/// Carries out a prepared batch: all rows in the caller's transaction, each as a revision of its
/// dataset in the name of `author`. A dataset that somebody changed since is left alone and its row
/// stale; so is a row that `may_publish` refuses (it answers the finding) when its dataset becomes
/// public.
/// Errors: kConflict "bulk_not_prepared"; as publish::publish() for the store's own failures.
using Objection = std::function<Findings(const BatchRow& row)>;
std::vector<BatchRow> carry_out(store::WriteTransaction& change, const std::string& batch,
                                const std::string& author, const Objection& objection);

/// Undoes a batch that was carried out: each dataset says again what it said before, as a new
/// revision; one that the batch added is withdrawn. What somebody changed since is kept.
/// Errors: kConflict "bulk_not_applied".
std::vector<BatchRow> undo(store::WriteTransaction& change, const std::string& batch,
                           const std::string& author);

}  // namespace catalog::bulk
