#pragma once

#include <string>

#include "catalog/store/reader.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/message.hpp"

namespace portal::app {

/// What of the catalogue whoever asks may read: what is public, and of an agency whose drafts they
/// may read all.

/// Whether they may read what of the dataset's agency is not public.
bool reads_drafts(const people::Principal& who, const catalog::store::StoredDataset& dataset);
bool reads_drafts(const http::Request& request, const catalog::store::StoredDataset& dataset);

/// A dataset by its identifier, its slug or an old slug.
/// Errors: kNotFound "dataset_not_found", for one that they may not read too; kGone
/// "dataset_withdrawn" for one that was public and was withdrawn.
catalog::store::StoredDataset find_readable(const people::Principal& who,
                                            const catalog::store::Reader& reader,
                                            const std::string& name);
catalog::store::StoredDataset find_readable(const http::Request& request,
                                            const catalog::store::Reader& reader,
                                            const std::string& name);

/// The same of what is public, whoever asks.
catalog::store::StoredDataset find_public(const catalog::store::Reader& reader,
                                          const std::string& name);

/// Whether anybody could read a revision. What was once withdrawn or private stays so in the
/// history.
bool was_public(const catalog::store::Revision& revision);

/// A revision by its number, as it was written.
/// Errors: kNotFound "revision_not_found".
catalog::store::Revision find_readable_revision(const people::Principal& who,
                                                const catalog::store::Reader& reader,
                                                const catalog::store::StoredDataset& dataset,
                                                const std::string& number);
catalog::store::Revision find_readable_revision(const http::Request& request,
                                                const catalog::store::Reader& reader,
                                                const catalog::store::StoredDataset& dataset,
                                                const std::string& number);

}  // namespace portal::app
