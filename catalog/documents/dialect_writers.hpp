#pragma once

#include <set>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/documents/complete.hpp"

namespace catalog::documents {

/// Stored documents in the dialects of others. Texts are given in one language where a dialect has
/// one: Vietnamese, else English, else what there is. Addresses are absolute. What a dialect cannot
/// say stands under kBeside, so that our readers have it back.

/// A dataset object of Project Open Data 1.1 with every field that the schema demands, but a
/// contact that nobody stated. `publisher` is that of the catalogue, for a dataset that names none.
/// Source: https://resources.data.gov/resources/dcat-us/
base::Json to_data_json(const base::Json& document, const Publication& publication,
                        const std::string& publisher);

/// The answer of CKAN's package_show, with the extras of ckanext-dcat.
base::Json to_ckan_package(const base::Json& document, const Publication& publication,
                           const std::string& slug);

/// Metadata CSV, with CRLF at the end of each line and a column for each language that texts have,
/// of `languages` beside vi, en and none. docs/dcat-profile.md names the columns; our reader knows
/// them all.
std::string csv_header(const std::set<std::string>& languages);
std::string to_csv_row(const base::Json& document, const Publication& publication,
                       const std::set<std::string>& languages);

/// Adds the languages of a dataset's texts that the table has columns for.
void gather_csv_languages(const base::Json& document, std::set<std::string>& languages);

}  // namespace catalog::documents
