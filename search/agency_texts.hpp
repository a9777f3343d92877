#pragma once

#include <vector>

#include "search/acronyms.hpp"
#include "search/completions.hpp"

namespace search {

/// What acronyms are learned from: the names of agencies, and the texts of some of their records.
/// Limits: the first 2,000 agencies that have records, and 10,000 records of all, as many of each;
/// about 0.5 s. Throws Xapian's own exceptions.
std::vector<AgencyTexts> read_agency_texts(const Xapian::Database& database,
                                           const std::vector<NamedAgency>& agencies);

}  // namespace search
