#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portal/assess/form_page.hpp"

namespace portal::assess {

/// The plan by areas, those overdue before.
std::string actions_page(app::App& app, const web::PageContext& context,
                         const std::vector<as::StoredAction>& actions, bool may_write);

struct ActionGiven {
  as::StoredAction stored;
  FormState state = {};
  std::optional<as::Action> theirs = {};  // that was saved meanwhile
};
std::string action_page(app::App& app, const web::PageContext& context, const ActionGiven& given);

}  // namespace portal::assess
