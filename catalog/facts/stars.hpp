#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/facts/record_facts.hpp"

namespace catalog::facts {

/// How many of the five stars of open data a dataset has: under an open licence and to be had
/// online, structured, in a format that belongs to nobody, with identifiers, with links to other
/// data. Each needs those before it. Nothing where it is not known whether it has the first three;
/// what is not known of the last two is not counted ("at least").
/// `row`: of the dataset, all else set. Source: Tim Berners-Lee, 5stardata.info.
std::optional<std::int64_t> stars_of(const Row& row, const std::vector<FileFacts>& files);

}  // namespace catalog::facts
