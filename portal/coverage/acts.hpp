#pragma once

#include <string>
#include <vector>

#include "portal/app/app.hpp"
#include "portal/app/principal.hpp"
#include "portal/http/message.hpp"

namespace portal::coverage {

/// What people do about an item, by its page and by the API. Only an assessor decides.
/// Errors of all: kNotFound "coverage_item_unknown", "dataset_not_found"; as demand() and the
/// functions of catalog/coverage/claims.hpp.
struct Act {
  std::string item;
  std::string dataset;     // by identifier, slug or address
  std::string words = {};  // note, or reason
  std::vector<std::string> ticks = {};
  bool all_ticks = false;  // has every characteristic of the item
};

/// Names a dataset for an item; whoever edits for its agency or assesses is noted as such. Answers
/// whether that was new.
bool name_dataset(app::App& app, const app::people::Principal& who, const Act& act);
void confirm_dataset(app::App& app, const app::people::Principal& who, const Act& act);
void reject_dataset(app::App& app, const app::people::Principal& who, const Act& act);
void exempt_item(app::App& app, const app::people::Principal& who, const Act& act);
void ask_item_again(app::App& app, const app::people::Principal& who, const Act& act);

/// POST /vi/readiness/coverage/{checklist}/{item}: one of these by a form ("do").
http::Response send_item(const http::Request& request, app::App& app);

}  // namespace portal::coverage
