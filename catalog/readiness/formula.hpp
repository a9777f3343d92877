#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/readiness/registry.hpp"
#include "catalog/sql/database.hpp"

// The SQL that follows from the formulas of the registry.

namespace catalog::readiness {

/// A formula with the parameter $1 where it says @today.
std::string with_today(std::string_view formula);

/// Whether a text stays inside the parentheses that are put around it: they are balanced, texts
/// are closed, and there is neither a comment nor a second statement.
bool is_one_expression(std::string_view formula);

/// The columns of a table that a formula reads, each once, in its order.
std::vector<std::string> columns_of(sql::Connection& facts, std::string_view table,
                                    std::string_view formula);

/// The state of a unit as 1 (passes), 0 (fails), 2 (unknown), and NULL where it is not counted.
std::string state_sql(const Indicator& ratio);

/// Throws kMalformed, with a sentence that names the entry, unless the formulas of `indicator` can
/// be prepared on `facts`, which must be Facts::empty_formulas().
void check_formulas(sql::Connection& facts, const Indicator& indicator, const Unit* unit);

}  // namespace catalog::readiness
