#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/coverage/holding_csv.hpp"
#include "catalog/coverage/table_reader.hpp"
#include "catalog/documents/csv_table.hpp"
#include "portal/app/access.hpp"
#include "portal/app/form.hpp"
#include "portal/app/principal.hpp"
#include "portal/coverage/inventory.hpp"

namespace portal::coverage {
namespace {

using app::people::Right;
using catalog::store::WriteTransaction;
using coverage::Holding;

// A change of one agency's inventory by somebody who may.
struct Change {
  WriteTransaction& transaction;
  const app::App& app;
  const app::Form& form;
  const std::string& agency;
  const std::string& actor;

  std::vector<Holding> now() const { return coverage::list_holdings(transaction.read(), agency); }
  coverage::InventoryChange put(const std::vector<Holding>& holdings) const {
    return coverage::replace_holdings(transaction, agency, holdings, actor);
  }
};

Holding holding_in(const app::Form& form) {
  Holding holding;
  for (const auto& [key, member] : coverage::holding_fields())
    holding.*member = std::string(base::trim(form[key]));
  for (auto& item : catalog::documents::values_of_cell(form["covers"], ";,"))
    if (!item.empty()) holding.covers.push_back(std::move(item));
  return holding;
}

InventoryOutcome save(const Change& change) {
  Holding holding = holding_in(change.form);
  const std::string old_id = change.form.text("old_id");
  auto holdings = change.now();
  if (holding.id.empty())
    holding.id = old_id.empty()
                     ? coverage::free_holding_id(change.transaction.read(), change.agency)
                     : old_id;
  InventoryOutcome outcome;
  outcome.is_new = old_id.empty();
  const auto tell = [&](catalog::Severity severity, std::string_view key, const char* rule,
                        std::map<std::string, std::string> arguments) {
    arguments.emplace("line", "1");
    outcome.findings.push_back(
        catalog::finding(severity, "/1/" + std::string(key), rule, std::move(arguments)));
  };
  if (holding.id != old_id &&
      std::ranges::find(holdings, holding.id, &Holding::id) != holdings.end())
    tell(catalog::Severity::kError, "id", "entry_id_twice", {{"value", holding.id}});
  coverage::check_holding(holding, change.transaction.read(),
                          lists_of(change.app, change.transaction.read()), tell);
  if (coverage::has_errors(outcome.findings)) {
    outcome.edited = holding;
    return outcome;
  }
  const auto old = std::ranges::find(holdings, old_id, &Holding::id);
  if (old_id.empty() || old == holdings.end())
    holdings.push_back(holding);
  else
    *old = holding;
  change.put(holdings);
  outcome.done = "inventory_saved";
  outcome.is_new = true;
  return outcome;
}

InventoryOutcome remove(const Change& change) {
  auto holdings = change.now();
  std::erase_if(holdings, [&](const Holding& each) { return each.id == change.form["old_id"]; });
  change.put(holdings);
  return {.done = "inventory_removed"};
}

InventoryOutcome upload(const Change& change) {
  const auto* file = change.form.file("table");
  if (!file) throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "table"}});
  auto read = coverage::read_holdings(file->content, change.now(), change.transaction.read(),
                                      lists_of(change.app, change.transaction.read()));
  InventoryOutcome outcome;
  if (!coverage::has_errors(read.findings)) {
    const auto done = change.put(read.holdings);
    outcome.done = "inventory_loaded";
    outcome.numbers = {{"added", std::to_string(done.added)},
                       {"changed", std::to_string(done.changed)},
                       {"removed", std::to_string(done.removed)}};
  }
  outcome.findings = std::move(read.findings);
  return outcome;
}

}  // namespace

http::Response manage_inventory(const http::Request& request, app::App& app) {
  const std::string agency = request.param("agency");
  app::demand(Right::kEdit, agency, app::principal_of(request));
  const auto reader = app.store.read();
  want_agency(request, reader, "agency");
  InventoryOutcome outcome;
  if (const auto id = request.query("edit"); id && !id->empty()) {
    outcome.edited = coverage::find_holding(reader, agency, *id);
    outcome.is_new = !outcome.edited;
  }
  return inventory_page(request, app, agency, true, outcome);
}

http::Response change_inventory(const http::Request& request, app::App& app) {
  const std::string agency = request.param("agency");
  const auto& who = app::principal_of(request);
  app::demand(Right::kEdit, agency, who);
  const app::Form form(request);
  InventoryOutcome outcome;
  {
    auto transaction = app.store.write();
    want_agency(request, transaction.read(), "agency");
    const Change change{transaction, app, form, agency, who.person().name};
    const std::string_view wanted = form["do"];
    if (wanted == "save")
      outcome = save(change);
    else if (wanted == "remove")
      outcome = remove(change);
    else if (wanted == "upload")
      outcome = upload(change);
    else
      throw base::Error(base::ErrorCode::kMalformed, "form_field_bad", {{"name", "do"}});
    transaction.commit();
  }
  return inventory_page(request, app, agency, true, outcome);
}

}  // namespace portal::coverage
