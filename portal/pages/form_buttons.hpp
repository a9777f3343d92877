#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/people/principal.hpp"
#include "portal/web/form_page.hpp"

namespace portal::pages {

/// What a button of the form does with the state of a record, beside saving what was written.
struct StateButton {
  std::string_view name;
  std::string_view from, to;
  std::string_view label;     // key of its words
  std::string_view done;      // key of what is said afterwards
  bool needs_reason = false;  // also where the move itself does not
  bool needs_no_errors = false;
};

/// The button of that name in a state, when whoever asks may press it; else null. A record that
/// does not exist yet is in the state ""; changes of a public one that are not public themselves
/// are in a state "copy-…": that of their working copy, or "copy-none" before there is one.
const StateButton* find_button(std::string_view name, std::string_view state,
                               std::string_view agency,
                               const catalog::people::Principal& principal);

/// Whether they may change what the record says in that state.
bool may_change(std::string_view state, std::string_view agency,
                const catalog::people::Principal& principal);

/// All that they may press, the main one first.
std::vector<web::FormButton> buttons_of(std::string_view state, std::string_view agency,
                                        const catalog::people::Principal& principal);

}  // namespace portal::pages
