#pragma once

#include <string>

#include "catalog/store/records.hpp"
#include "portal/app/app.hpp"

namespace portal::app {

/// Files that are not handed out before a time, by the clock (catalog/publish/embargo.hpp).

/// Before the file of a distribution is handed out.
/// Errors: kForbidden "file_embargoed" with the time by the portal's clock.
void want_available(const App& app, const catalog::store::StoredDataset& dataset,
                    const std::string& distribution);

/// Whether a dataset keeps a content back: a distribution of it that has the content, or the whole
/// dataset, is not available yet.
bool keeps_back(const App& app, const catalog::store::StoredDataset& dataset,
                const std::string& sha256);

}  // namespace portal::app
