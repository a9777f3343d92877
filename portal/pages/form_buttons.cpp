#include "portal/pages/form_buttons.hpp"

#include <utility>

#include "catalog/publish/states.hpp"

namespace portal::pages {
namespace {

using catalog::people::Principal;
using catalog::people::Right;

constexpr bool kReason = true;
constexpr bool kNoErrors = true;

// The first that somebody may press is the main one.
constexpr StateButton kButtons[] = {
    {"publish", "", "published", "form_do_publish", "form_done_published", false, kNoErrors},
    {"review", "", "review", "form_do_review", "form_done_review", false, kNoErrors},
    {"publish", "draft", "published", "form_do_publish", "form_done_published", false, kNoErrors},
    {"publish", "review", "published", "form_do_approve", "form_done_published", false, kNoErrors},
    {"publish", "scheduled", "published", "form_do_publish_now", "form_done_published", false,
     kNoErrors},
    {"apply", "published", "published", "form_do_save_published", "form_done_saved", false,
     kNoErrors},
    {"apply", "archived", "archived", "form_do_save_published", "form_done_saved", false,
     kNoErrors},
    {"apply", "copy-draft", "published", "form_do_apply", "form_done_published", false, kNoErrors},
    {"apply", "copy-review", "published", "form_do_approve", "form_done_published", false,
     kNoErrors},
    {"apply", "copy-scheduled", "published", "form_do_publish_now", "form_done_published", false,
     kNoErrors},
    {"review", "copy-none", "review", "form_do_review", "form_done_review", false, kNoErrors},
    {"review", "copy-draft", "review", "form_do_review", "form_done_review", false, kNoErrors},
    {"schedule", "copy-draft", "scheduled", "form_do_schedule", "form_done_scheduled", false,
     kNoErrors},
    {"schedule", "copy-review", "scheduled", "form_do_schedule", "form_done_scheduled", false,
     kNoErrors},
    {"refuse", "copy-review", "draft", "form_do_refuse", "form_done_refused", kReason},
    {"take_back", "copy-review", "draft", "form_do_take_back", "form_done_draft", kReason},
    {"draft", "copy-scheduled", "draft", "form_do_call_off", "form_done_draft"},
    {"discard_copy", "copy-draft", "", "form_do_discard_copy", "form_done_copy_discarded"},
    {"discard_copy", "copy-review", "", "form_do_discard_copy", "form_done_copy_discarded"},
    {"publish", "archived", "published", "form_do_publish_again", "form_done_published", false,
     kNoErrors},
    {"review", "draft", "review", "form_do_review", "form_done_review", false, kNoErrors},
    {"schedule", "draft", "scheduled", "form_do_schedule", "form_done_scheduled", false, kNoErrors},
    {"schedule", "review", "scheduled", "form_do_schedule", "form_done_scheduled", false,
     kNoErrors},
    {"refuse", "review", "draft", "form_do_refuse", "form_done_refused", kReason},
    {"take_back", "review", "draft", "form_do_take_back", "form_done_draft", kReason},
    {"draft", "scheduled", "draft", "form_do_call_off", "form_done_draft"},
    {"archive", "published", "archived", "form_do_archive", "form_done_archived"},
    {"withdraw", "published", "withdrawn", "form_do_withdraw", "form_done_withdrawn", kReason},
    {"withdraw", "archived", "withdrawn", "form_do_withdraw", "form_done_withdrawn", kReason},
    {"draft", "withdrawn", "draft", "form_do_draft", "form_done_draft"},
    {"discard", "draft", "withdrawn", "form_do_discard", "form_done_withdrawn"},
    {"discard", "review", "withdrawn", "form_do_discard", "form_done_withdrawn"},
};

// What can be made of a record that is there.
constexpr std::pair<const char*, const char*> kMakers[] = {
    {"copy", "form_do_copy"}, {"next_year", "form_do_next_year"}, {"template", "form_do_template"}};

bool is_copy(std::string_view state) {
  return state.starts_with("copy-");
}

// Before an agency is chosen a new record may be for any of them.
bool holds(const Principal& principal, Right right, std::string_view agency) {
  return agency.empty() ? principal.may_somewhere(right) : principal.may(right, agency);
}

bool is_offered(const StateButton& button, std::string_view agency, const Principal& principal) {
  const bool publishes = holds(principal, Right::kPublish, agency);
  if (button.name == "refuse" && !publishes) return false;
  if (button.name == "take_back" && publishes) return false;
  if (button.from.empty() || is_copy(button.from)) {
    const bool edits =
        button.name == "review" || button.name == "take_back" || button.name == "discard_copy";
    return holds(principal, edits ? Right::kEdit : Right::kPublish, agency);
  }
  if (button.name == "apply") return publishes;
  const auto* move = catalog::publish::find_move(button.from, button.to);
  return move && holds(principal, move->right, agency);
}

}  // namespace

const StateButton* find_button(std::string_view name, std::string_view state,
                               std::string_view agency, const Principal& principal) {
  for (const auto& button : kButtons)
    if (button.name == name && button.from == state && is_offered(button, agency, principal))
      return &button;
  return nullptr;
}

bool may_change(std::string_view state, std::string_view agency, const Principal& principal) {
  if (state.empty()) return holds(principal, Right::kEdit, agency);
  if (state == "scheduled" || state == "copy-scheduled") return false;
  if (is_copy(state)) return principal.may(Right::kEdit, agency);
  return holds(principal, catalog::publish::right_to_change(state), agency);
}

std::vector<web::FormButton> buttons_of(std::string_view state, std::string_view agency,
                                        const Principal& principal) {
  std::vector<web::FormButton> list;
  for (const auto& button : kButtons) {
    if (button.from != state || !is_offered(button, agency, principal)) continue;
    const bool offers = button.to == "published" || button.to == "review" || button.name == "apply";
    list.push_back({std::string(button.name), std::string(button.label), list.empty() && offers});
  }
  if (!may_change(state, agency, principal)) return list;
  const bool applies = state == "published" || state == "archived";
  const auto second = list.begin() + (list.empty() ? 0 : 1);
  const auto preview = list.insert(second, {"preview", "form_do_preview", false});
  if (!applies)
    list.insert(preview, {"save", is_copy(state) ? "form_do_save_copy" : "form_do_save", false});
  if (!state.empty())
    for (const auto& [name, label] : kMakers) list.push_back({name, label, false});
  return list;
}

}  // namespace portal::pages
