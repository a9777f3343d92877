#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "catalog/readiness/figure.hpp"
#include "catalog/readiness/registry.hpp"
#include "catalog/sql/database.hpp"

// What figures suggest for questions, for this folder's sources only.

namespace catalog::readiness {

/// The colour of an indicator's figure in the scope that is asked about.
using RatingOf = std::function<Rating(const Indicator&)>;

Suggestion suggest_question(const Registry& registry, const Indicator& question,
                            const RatingOf& rating_of);

/// Keeps what the kept figures of a scope suggest for each question with inputs, where it changed.
void write_suggestions(sql::Connection& connection, const Registry& registry,
                       std::string_view scope, Day day, std::int64_t run);

}  // namespace catalog::readiness
