#pragma once

#include <string_view>

#include "catalog/base/json.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/store/reader.hpp"

namespace catalog::publish {

/// States in each distribution that hands out an uploaded file ("file") what is known of it: its
/// address here, size, digest and, where the writer gave none, its format and media type.
/// Errors: kInvalidData "file_not_found" when there is no such file.
void fill_in_hosted_files(const store::Reader& reader, base::Json& document);

/// Refuses a document that hands out somebody else's upload. A file may be named by whoever may
/// edit for the agency that it was uploaded for; one that any revision of `dataset` (empty: a new
/// one) handed out may stay or come back, whoever writes. Files that came without an agency, as
/// those of the demonstration, are named only so.
/// Errors: kInvalidData "file_not_found", as for a file that there is not: nobody learns of it.
void want_own_files(const store::Reader& reader, const base::Json& document,
                    std::string_view dataset, const people::Principal& principal);

}  // namespace catalog::publish
