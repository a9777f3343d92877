#pragma once

#include <vector>

#include "search/alike.hpp"
#include "search/proposals.hpp"

namespace search {

/// Keywords of other records that this one's texts say, and those that several records like it
/// have; none that it has already. Throws Xapian's own exceptions.
std::vector<ProposedKeyword> propose_keywords(const Xapian::Database& database,
                                              const base::Json& document,
                                              const std::vector<Neighbour>& near);

/// Telling expressions of its texts, for when there are no other records.
std::vector<ProposedKeyword> keywords_alone(const base::Json& document);

}  // namespace search
