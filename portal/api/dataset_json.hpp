#pragma once

#include <string>

#include "catalog/base/json.hpp"
#include "catalog/documents/complete.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/records.hpp"

namespace portal::app {
struct CopyOfDataset;
}

namespace portal::api {

/// The dataset document as clients get it: what the store keeps, unread, with the server's keys
/// spliced in around it and the portal's own addresses written out.
std::string served_document(const catalog::store::StoredDataset& dataset,
                            const std::string& base_url);
/// The same, with the minute ("scheduledFor") at which a scheduled one becomes public.
std::string served_document(const catalog::store::StoredDataset& dataset,
                            const std::string& base_url, const catalog::store::Reader& reader);

/// Its working copy: the document with what there is to know of the copy in "workingCopy".
std::string served_copy(const app::CopyOfDataset& found, const std::string& base_url);

/// One revision of it.
std::string served_revision(const catalog::store::StoredDataset& dataset,
                            const catalog::store::Revision& revision, const std::string& base_url);

/// Where and as what a stored dataset is published, for documents::complete().
catalog::documents::Publication publication_of(const catalog::store::StoredDataset& dataset,
                                               const std::string& base_url);

/// A card of the search index with its addresses written out.
std::string served_card(const std::string& card, const std::string& base_url);

}  // namespace portal::api
