#pragma once

#include "catalog/base/json.hpp"
#include "catalog/store/records.hpp"
#include "portal/app/app.hpp"

namespace portal::api {

/// What an uploaded file is told as:
/// {"id","sha256","byteSize","mediaType","name","agency","detected":{…},"findings":[…]}
/// Errors: kUnavailable "hosted_file_missing".
base::Json file_json(app::App& app, const catalog::store::StoredFile& file);

}  // namespace portal::api
