#pragma once

#include "catalog/base/json.hpp"
#include "catalog/history/compare.hpp"
#include "catalog/model/finding.hpp"
#include "portal/app/app.hpp"
#include "portal/app/editing.hpp"
#include "portal/http/message.hpp"

namespace portal::api {

/// {"severity","path","rule","message":{"vi","en"},"source"}.
base::Json finding_json(const catalog::Finding& finding);

/// {"path","before","after"} and, of texts, "text" word by word.
base::Json difference_json(const catalog::history::Difference& difference);

/// What is answered where nothing was written: 422 with all "findings" that keep it from the
/// public, 409 with what clashes ("conflicts") and what both sides changed.
http::Response refusal_of(const http::Request& request, const app::App& app,
                          const app::Written& written);

}  // namespace portal::api
