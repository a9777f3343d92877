#pragma once

// A published assessment as a dataset of the catalogue.

#include <string>

#include "catalog/assessment/document.hpp"
#include "portal/assess/reading.hpp"

namespace portal::assess {

/// Adds it in the name of the agency that the assessment says, or brings the dataset of its former
/// versions up to date: all of them are one dataset. What people wrote in its record beside stays;
/// the licence is the portal's for new records where it has none. Nothing where no agency is said.
/// Errors: kForbidden for whoever may not publish for that agency.
void put_dataset(catalog::store::WriteTransaction& change, const people::Principal& who,
                 const as::Document& document, app::App& app);

/// The address of that dataset's page below the language; empty while it has none that is public.
std::string dataset_path(const catalog::store::Reader& reader, const std::string& assessment);

}  // namespace portal::assess
