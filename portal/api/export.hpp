#pragma once

#include <string>

#include "catalog/documents/catalogue_writer.hpp"
#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// What the catalogue says of itself, by the settings.
catalog::documents::CatalogueInfo catalogue_info(app::App& app);

/// Appends one stored dataset.
void add_record(catalog::documents::CatalogueWriter& writer, std::string& out,
                const catalog::store::StoredDataset& dataset, const std::string& base_url);

/// The whole public catalogue, in chunks of about a mebibyte, as `snapshot` shows it: a copy of one
/// moment, however long its reader takes. The store keeps what that moment needs until the
/// generator goes.
http::Generator export_stream(catalog::documents::ExportFormat format, app::App& app,
                              catalog::store::Reader snapshot);

}  // namespace portal::api
