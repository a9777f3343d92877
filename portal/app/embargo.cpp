#include "portal/app/embargo.hpp"

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/base/json.hpp"
#include "catalog/model/available.hpp"
#include "portal/app/editing_steps.hpp"

namespace portal::app {
namespace {

using base::Json;
using catalog::store::StoredDataset;

constexpr std::size_t kDateBytes = 10;  // of "2027-05-19T00:00"
constexpr std::size_t kMinuteBytes = 16;

// Most documents say nothing of it and need not be parsed.
bool may_keep_back(const StoredDataset& dataset) {
  return dataset.document.find("\"available\":") != std::string::npos;
}

// The same in every language: "2027-05-19 00:00 (+07:00)".
std::string local_minute(const App& app, base::Time time) {
  std::string text = base::format_time(time + zone_of(app)).substr(0, kMinuteBytes);
  text[kDateBytes] = ' ';
  return text + " (" + app.config.time_zone + ")";
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
    const auto time = catalog::available_from(document, each, zone_of(app));
    if (is_ahead(time))
      throw base::Error(base::ErrorCode::kForbidden, "file_embargoed",
                        {{"time", local_minute(app, *time)}});
  }
}

bool keeps_back(const App& app, const StoredDataset& dataset, const std::string& sha256) {
  if (!may_keep_back(dataset)) return false;
  const Json document = base::parse_json(dataset.document);
  if (is_ahead(catalog::available_from(document["available"].as_string(), zone_of(app))))
    return true;
  return std::ranges::any_of(document["distribution"].items(), [&](const Json& each) {
    return each["checksum"]["checksumValue"].as_string() == sha256 &&
           is_ahead(catalog::available_from(document, each, zone_of(app)));
  });
}

}  // namespace portal::app
