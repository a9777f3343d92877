#pragma once

#include "portal/app/app.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// GET /readiness/coverage.json: every checklist with its counts.
http::Response lists_json(const http::Request& request, app::App& app);

/// GET /readiness/coverage/{checklist}.json: its items with their checks, characteristics and
/// claims. Only what everybody may see of datasets.
/// Errors: kNotFound "coverage_list_unknown".
http::Response list_json(const http::Request& request, app::App& app);

/// GET /readiness/coverage/{checklist}.csv: a row for each item.
http::Response list_csv(const http::Request& request, app::App& app);

/// An item as JSON: what list_json() holds of it.
base::Json item_json(app::App& app, const catalog::store::Reader& reader, const std::string& id);

/// A text of both languages: {"vi","en"}.
base::Json both(const catalog::readiness::Words& words);

/// A table to be kept as NAME.csv, with a tag of its content.
http::Response named_table(const http::Request& request, std::string table, const std::string& name,
                           const app::App& app);

}  // namespace portal::coverage
