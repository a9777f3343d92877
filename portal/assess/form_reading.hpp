#pragma once

// What forms send, as answers, conclusions, heads and actions.

#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/action.hpp"
#include "catalog/assessment/model.hpp"
#include "portal/app/form.hpp"
#include "portal/assess/reading.hpp"

namespace portal::assess {

/// Name of the last field of long forms: where it is missing, the form did not come whole.
inline constexpr std::string_view kLastField = "whole";

/// Errors of all: kInvalidData "assess_form_cut" for a form that did not come whole.

as::Answer read_answer(const app::Form& form, const std::string& question);
as::Conclusion read_conclusion(const app::Form& form, const std::string& dimension);
/// `before`: what the form does not change.
as::Head read_head(const app::Form& form, as::Head before);
as::Action read_action(const app::Form& form, as::Action before);

/// A button that changes the form and saves nothing: "add", "up:2", "down:2", "remove:2",
/// "source:2", "unsource:2:0". Answers whether `what` is one.
bool rearrange(as::Answer& answer, std::string_view what);

}  // namespace portal::assess
