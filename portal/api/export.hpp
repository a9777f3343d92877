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

/// The whole public catalogue, chunk by chunk, as it stood when each chunk was read: a reader that
/// takes an hour never holds the store's past for an hour.
http::Generator export_stream(catalog::documents::ExportFormat format, app::App& app);

}  // namespace portal::api
