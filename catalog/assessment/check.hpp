#pragma once

// What may not be saved, and what may not be published, each with a sentence.

#include <cstddef>
#include <cstdint>
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

// What is kept beside; whoever needs more may end something first.
inline constexpr std::int64_t kOpenAssessments = 200;  // drafts and those in review
inline constexpr std::int64_t kOpenActions = 1'000;    // that are neither done nor dropped
inline constexpr std::int64_t kNotes = 500;            // of one item of the plan
inline constexpr std::int64_t kRemarks = 2'000;        // of one assessment

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

/// Errors: kConflict with this key and the limit where `count` has reached it.
void want_room(std::int64_t count, std::int64_t limit, const char* key);

/// Errors: kInvalidData with the first of them.
void throw_first(const Faults& faults);

}  // namespace catalog::assessment
