#pragma once

// What may not be saved, and what may not be published, each with a sentence.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/action.hpp"
#include "catalog/assessment/frame.hpp"
#include "catalog/assessment/model.hpp"
#include "catalog/base/message.hpp"

namespace catalog::assessment {

inline constexpr std::size_t kTextBytes = 20'000;  // of one text in one language
inline constexpr std::size_t kStatements = 60;     // of a question
inline constexpr std::size_t kSources = 20;        // of a statement
inline constexpr std::size_t kLines = 30;          // of strengths, limits, own questions

using Faults = std::vector<base::Message>;

/// Too long, or no good UTF-8.
Faults faults_of_text(std::string_view text, std::string_view field);
/// Of an answer: a rating that is not applicable, or more than one step from the suggestion,
/// without a reason; a validation without a rating before it; dates; limits.
Faults faults_of(const Answer& answer, const Frame& frame);
/// Of a conclusion; the overall rating beyond one step of `suggested` needs a comment.
Faults faults_of(const Conclusion& conclusion, const Frame& frame, Rating suggested);
Faults faults_of(const Head& head, const Frame& frame);
Faults faults_of(const Action& action);

/// Errors: kInvalidData with the first of them.
void throw_first(const Faults& faults);

}  // namespace catalog::assessment
