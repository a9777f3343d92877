#pragma once

// The action plan in the store.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/assessment/action.hpp"
#include "catalog/base/clock.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::assessment {

struct ActionNote {
  base::Time written{};
  std::string by = {};
  std::string text = {};
};

struct StoredAction {
  Action action = {};
  std::int64_t version = 0;
  base::Time changed{};
  std::optional<readiness::Day> met = {};  // when its success test was met first
  std::vector<ActionNote> notes = {};      // the oldest first
};

// Errors of all: as sql::Connection; of those that change: as store::WriteTransaction.

std::optional<StoredAction> find_action(sql::Connection& connection, std::string_view id);
/// By day due, those without one last.
std::vector<StoredAction> list_actions(sql::Connection& connection);

/// Adds it (empty id) or changes it; answers its id. Told to the audit log and to followers.
/// Errors: kInvalidData, by check.hpp; kStale "assess_action_changed" when `expected` is not its
/// version; kNotFound "assess_action_unknown".
std::string put_action(store::WriteTransaction& change, const people::Principal& who, Action action,
                       std::int64_t expected);
/// Errors: kNotFound "assess_action_unknown"; kInvalidData "assess_text_long", "assess_note_empty".
void add_note(store::WriteTransaction& change, const people::Principal& who, std::string_view id,
              std::string text);
/// Notes that the success test was met, the first time it is.
void note_met(store::WriteTransaction& change, std::string_view id, readiness::Day day);
/// The same of one that an imported assessment brings; one that is there already stays as it is.
void take_action(store::WriteTransaction& change, const people::Principal& who,
                 const Action& action);

}  // namespace catalog::assessment
