#pragma once

// For the sources of this folder: who may, in which state, and what is told of it.

#include <string>
#include <string_view>

#include "catalog/assessment/parts.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::assessment {

/// Errors: kForbidden "assess_not_yours".
void want_assessor(const people::Principal& who);
/// Errors: kNotFound "assess_unknown".
Stored want_stored(sql::Connection& connection, std::string_view id);
/// Errors: kConflict "assess_not_draft".
Stored want_draft(sql::Connection& connection, std::string_view id);
/// The head as it is written now.
Head head_of_stored(const store::WriteTransaction& change, std::string_view id);
/// As people know them.
std::string name_of(const people::Principal& who);
/// Tells the audit log; `part` may be empty.
void account(store::WriteTransaction& change, const people::Principal& who, const char* done,
             std::string_view id, std::string_view part, std::string_view content = {});

}  // namespace catalog::assessment
