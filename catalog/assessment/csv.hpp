#pragma once

// Assessments and actions as tables.

#include <string>
#include <vector>

#include "catalog/assessment/action_table.hpp"
#include "catalog/assessment/document.hpp"

namespace catalog::assessment {

/// One row for each question: id, question_vi, question_en, rating, comment_vi, comment_en, plus,
/// minus, sources. Several statements stand in a cell line by line; those of sign 0 are in neither
/// column.
std::string to_csv(const Document& document);

/// One row for each item of the plan. `today`: for the column "overdue".
std::string to_csv(const std::vector<StoredAction>& actions, std::string_view today);

/// A source in one line, without who was interviewed.
std::string line_of(const Source& source);

/// Days since 1970 as a date.
std::string date_of(readiness::Day day);

}  // namespace catalog::assessment
