#pragma once

#include "catalog/base/json.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::publish {

/// States in each distribution that hands out an uploaded file ("file") what is known of it: its
/// address here, size, digest and, where the writer gave none, its format and media type.
/// Errors: kInvalidData "file_not_found" when there is no such file.
void fill_in_hosted_files(const store::Reader& reader, base::Json& document);

}  // namespace catalog::publish
