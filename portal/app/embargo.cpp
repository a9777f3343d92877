#include "portal/app/embargo.hpp"

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/publish/embargo.hpp"
#include "portal/app/editing_steps.hpp"
#include "portal/web/format.hpp"

namespace portal::app {
namespace {

using base::Json;
using catalog::store::StoredDataset;

// Most documents say nothing of it and need not be parsed.
bool may_keep_back(const StoredDataset& dataset) {
  return dataset.document.find("\"available\":") != std::string::npos;
}

bool is_ahead(const std::optional<base::Time>& time) {
  return time && *time > base::now();
}

}  // namespace

void want_available(const App& app, const StoredDataset& dataset, const std::string& distribution) {
  if (!may_keep_back(dataset)) return;
  const Json document = base::parse_json(dataset.document);
  for (const auto& each : document["distribution"].items()) {
    if (each["id"].as_string() != distribution) continue;
    const auto time = catalog::publish::available_from(document, each, zone_of(app));
    if (is_ahead(time))
      throw base::Error(base::ErrorCode::kForbidden, "file_embargoed",
                        {{"time", web::format_moment(*time, zone_of(app), "vi")}});
  }
}

bool keeps_back(const App& app, const StoredDataset& dataset, const std::string& sha256) {
  if (!may_keep_back(dataset)) return false;
  const Json document = base::parse_json(dataset.document);
  if (is_ahead(catalog::publish::available_from(document["available"].as_string(), zone_of(app))))
    return true;
  return std::ranges::any_of(document["distribution"].items(), [&](const Json& each) {
    return each["checksum"]["checksumValue"].as_string() == sha256 &&
           is_ahead(catalog::publish::available_from(document, each, zone_of(app)));
  });
}

}  // namespace portal::app
