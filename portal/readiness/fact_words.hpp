#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/figure.hpp"

/// Why a unit passes, fails or is unknown: the facts that the condition reads, in words.
namespace portal::readiness {

namespace rd = catalog::readiness;

/// "giấy phép: không mở", "data last updated: 12/03/2024". What nobody knows is said to be so.
std::string fact_words(const rd::Fact& fact, std::string_view language);

/// All of them: "Vietnamese description: 12 letters; English description: none".
std::string facts_words(const std::vector<rd::Fact>& facts, std::string_view language);

}  // namespace portal::readiness
