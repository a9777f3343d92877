#pragma once

// What is to be done: an item of the action plan.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/model.hpp"
#include "catalog/base/json.hpp"

namespace catalog::assessment {

enum class ActionStatus { kProposed, kAgreed, kRunning, kDone, kDropped };

std::string_view code_of(ActionStatus status);  // "proposed", …
std::optional<ActionStatus> parse_action_status(std::string_view code);

/// When an item has succeeded: a figure has reached a colour or a number of units.
struct SuccessTest {
  std::string indicator = {};  // empty: nothing is tested
  std::string scope = readiness::kPortal;
  std::optional<Rating> colour = {};
  std::optional<std::int64_t> pass = {};  // units that pass, at least

  bool operator==(const SuccessTest&) const = default;
};

/// Whether a figure passes it; grey never does.
bool is_met(const SuccessTest& test, const readiness::Figure& figure);

struct Action {
  std::string id = {};
  Pair title = {};
  Pair why = {};
  std::string dimension = {};
  std::vector<std::string> questions = {};
  std::vector<std::string> indicators = {};
  int priority = 0;       // 1, 2; 0: another
  std::string lead = {};  // agency's slug, or a name; empty: nobody yet
  std::string partners = {};
  std::string start = {};     // "2026-05-18"; empty: not said
  std::string due = {};       // the same
  std::string duration = {};  // where there is no date: "P6M" (ISO 8601), or in words
  std::string amount = {};    // digits; empty: it costs nothing of its own
  std::string currency = {};  // "VND"
  std::string funding = {};
  ActionStatus status = ActionStatus::kProposed;
  std::string dropped_because = {};
  SuccessTest test = {};
  std::string origin = {};  // "assessment", "what_if", "request", "incident"

  bool operator==(const Action&) const = default;
};

/// "proposed", "agreed" or "running".
bool is_open(const Action& action);
/// Those open whose day is over.
bool is_overdue(const Action& action, std::string_view today);
/// What everybody may read: what was agreed on, and what became of it.
bool is_public(const Action& action);

base::Json to_json(const Action& action);
/// Errors: kInvalidData "assess_json_bad".
Action action_of(const base::Json& json);

/// Which of the two priorities an area lacks: {1}, {2}, {1, 2} or none.
std::vector<int> missing_priorities(const std::vector<Action>& actions, std::string_view dimension);

}  // namespace catalog::assessment
