#include "portal/coverage/acts.hpp"

#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/claims.hpp"
#include "catalog/coverage/inventory.hpp"
#include "portal/app/access.hpp"
#include "portal/app/form.hpp"
#include "portal/coverage/item_page.hpp"
#include "portal/coverage/parts.hpp"

namespace portal::coverage {
namespace {

using app::people::Principal;
using app::people::Right;
using catalog::store::WriteTransaction;
using coverage::Origin;

void want_assessor(const Principal& who) {
  app::demand(Right::kAssess, "", who);
}

Origin origin_of(const Principal& who, const std::string& agency) {
  if (who.may_everywhere(Right::kAssess)) return Origin::kSteward;
  return who.may(Right::kEdit, agency) ? Origin::kAgency : Origin::kHint;
}

// What is decided on may have been hidden since it was named.
std::string known_dataset(const Reader& reader, const std::string& name) {
  return coverage::find_dataset_id(reader, base::trim(name)).value_or(name);
}

Act act_in(const http::Request& request, const app::Form& form) {
  Act act;
  act.item = request.param("checklist") + "/" + request.param("item");
  act.dataset = form.text("dataset");
  act.words = form.text("words");
  if (base::trim(act.words).empty()) act.words = form.text("reason");
  act.ticks = form.all("tick");
  return act;
}

}  // namespace

bool name_dataset(app::App& app, const Principal& who, const Act& act) {
  auto change = app.store.write();
  const auto& reader = change.read();
  const auto lists = lists_of(app, reader);
  coverage::Claim claim;
  claim.item = want_item(lists, act.item).id;
  claim.dataset = want_dataset(reader, act.dataset);
  claim.origin = origin_of(who, reader.find_dataset(claim.dataset)->agency);
  claim.note = base::trim(act.words);
  claim.actor = who.person().name;
  const bool is_new = coverage::claim(change, claim);
  change.commit();
  return is_new;
}

void confirm_dataset(app::App& app, const Principal& who, const Act& act) {
  want_assessor(who);
  auto change = app.store.write();
  const auto lists = lists_of(app, change.read());
  const auto& item = want_item(lists, act.item);
  coverage::confirm(change, item, want_dataset(change.read(), act.dataset),
                    act.all_ticks ? coverage::all_ticks(item) : act.ticks, who.person().name);
  change.commit();
}

void reject_dataset(app::App& app, const Principal& who, const Act& act) {
  want_assessor(who);
  auto change = app.store.write();
  const auto lists = lists_of(app, change.read());
  coverage::reject(change, want_item(lists, act.item).id, known_dataset(change.read(), act.dataset),
                   act.words, who.person().name);
  change.commit();
}

void exempt_item(app::App& app, const Principal& who, const Act& act) {
  want_assessor(who);
  auto change = app.store.write();
  const auto lists = lists_of(app, change.read());
  coverage::exempt(change, want_item(lists, act.item).id, act.words, who.person().name);
  change.commit();
}

void ask_item_again(app::App& app, const Principal& who, const Act& act) {
  want_assessor(who);
  auto change = app.store.write();
  const auto lists = lists_of(app, change.read());
  coverage::ask_again(change, want_item(lists, act.item).id, who.person().name);
  change.commit();
}

http::Response send_item(const http::Request& request, app::App& app) {
  const app::Form form(request);
  const Principal& who = app::principal_of(request);
  const Act act = act_in(request, form);
  const std::string_view wanted = form["do"];
  std::string done = "coverage_done_" + std::string(wanted);
  if (wanted == "hint")
    done = name_dataset(app, who, act) ? done : "coverage_done_known";
  else if (wanted == "confirm")
    confirm_dataset(app, who, act);
  else if (wanted == "reject")
    reject_dataset(app, who, act);
  else if (wanted == "exempt")
    exempt_item(app, who, act);
  else if (wanted == "ask_again")
    ask_item_again(app, who, act);
  else
    throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
  return item_page(request, app, done);
}

}  // namespace portal::coverage
