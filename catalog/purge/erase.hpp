#pragma once

#include <string>

#include "catalog/purge/table.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::purge {

/// What a purge erases from the database, in the transaction of whoever confirms it. Both fill in
/// `digest` and `erased`, and log the change that followers must hear of. The caller has the
/// database overwrite what goes.
/// Errors: as store::WriteTransaction.

/// The traces of a content: names of its files and uploads, what scans and reviews told of it, what
/// the audit log and kept answers say of it. The rows of files stay with digest and size. The bytes
/// themselves go after the commit (finish.hpp).
void erase_content(store::WriteTransaction& change, Purge& purge);

/// A member of every document of the dataset: revisions, working copy, rows of batches; and its
/// texts wherever else they stand: notes, templates of the agency, prepared batches, kept answers,
/// jobs and their history, the audit log's details, searches that found little, and what
/// erase_said() reaches.
void erase_field(store::WriteTransaction& change, Purge& purge);

/// One text in what people say of coverage, inventories, issued lists, assessments and the plan of
/// action. A published assessment is then proven by another hash (store::ReplacedDigest with its
/// identifier and number 0; docs/decisions/0013).
void erase_said(store::WriteTransaction& change, Purge& purge, const std::string& text);

}  // namespace catalog::purge
