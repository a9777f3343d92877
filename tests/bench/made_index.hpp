#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "search/record.hpp"
#include "search/request.hpp"
#include "tests/bench/corpus.hpp"

namespace bench {

/// A made dataset as the portal indexes it.
search::IndexRecord record_of(const MadeDataset& made);

/// A question as the portal is asked it: with the counts of kAskedFacets.
search::SearchRequest request_of(const Question& question);

/// Builds the index of the first `records` datasets, unless it is there.
void fill_index(const std::filesystem::path& folder, std::size_t records);

/// What the index is measured against: all that a dataset says, as one JSON text.
std::string json_of(const MadeDataset& made);

}  // namespace bench
