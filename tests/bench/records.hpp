#pragma once

#include <cstddef>
#include <string>

#include "catalog/base/json.hpp"
#include "catalog/documents/record.hpp"

namespace bench {

/// Records made up from fixed seeds: the same bytes at every run. Titles and descriptions in
/// Vietnamese and English, two or three distributions, one of forty agencies.

/// A catalogue as DCAT in JSON-LD: 3 to 5 kB a record.
std::string jsonld_catalogue(std::size_t records);

/// The same statements as Turtle.
std::string turtle_catalogue(std::size_t records);

/// An answer of CKAN's package_search with as much to say.
std::string ckan_answer(std::size_t records);

/// A record as a reader of documents gives it, of about 1 kB.
catalog::documents::Record small_record(std::size_t number);

}  // namespace bench
