#include "portal/pages/manage_accounts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/roles.hpp"
#include "portal/app/access.hpp"
#include "portal/app/answer.hpp"
#include "portal/app/form.hpp"
#include "portal/app/identify.hpp"
#include "portal/pages/sign_in.hpp"
#include "portal/web/manage_accounts_page.hpp"

namespace portal::pages {
namespace {

namespace people = catalog::people;
using base::Error;
using base::ErrorCode;
using catalog::store::WriteTransaction;

constexpr std::int64_t kOnPage = 25;
constexpr std::int64_t kMostPages = 100'000;

struct Outcome {
  std::string done = {};
  std::string fault = {};
  std::string new_link = {};
};

std::vector<std::string> site_roles() {
  std::vector<std::string> list;
  for (const auto& row : people::kRoles)
    if (row.site_wide) list.emplace_back(row.name);
  return list;
}

web::AccountRow row_of(const people::Account& account, const catalog::store::Reader& reader,
                       const app::AgencyTree& agencies, const web::PageContext& context) {
  web::AccountRow row;
  row.id = account.id;
  row.name = account.name;
  row.display_name = account.display_name;
  row.email = account.email;
  row.signed_in_at = account.signed_in_at;
  row.suspended = account.disabled;
  const auto held = people::roles_of(reader, account.id);
  for (const auto role : held.site_roles) row.site_roles.emplace_back(people::row_of(role).name);
  for (const auto& membership : held.memberships) {
    std::string name = agencies.name(membership.agency, context.language);
    if (name.empty()) name = membership.agency;
    row.agencies.push_back(
        name + ": " +
        web::say(context, "web_role_" + std::string(people::row_of(membership.role).name)));
  }
  return row;
}

http::Response accounts_page(const http::Request& request, app::App& app, const Outcome& outcome) {
  const web::PageContext context = app::page_context(request, app);
  web::ManageAccountsView view;
  view.form_token = app::form_token_of(request, app);
  view.done = outcome.done;
  view.fault = outcome.fault;
  view.new_link = outcome.new_link;
  view.search = base::shorten(base::repair_utf8(request.query("q").value_or("")), 100);
  const auto page = base::Json::number(request.query("page").value_or("1")).as_integer();
  view.page = std::clamp<std::int64_t>(page.value_or(1), 1, kMostPages);
  view.roles = site_roles();
  const auto agencies = app.agencies.read(app.store);
  const auto reader = app.store.snapshot();
  const std::int64_t first = (view.page - 1) * kOnPage;
  const auto found = people::find_accounts(reader, view.search, first, kOnPage);
  view.total = found.total;
  view.has_next = found.total > first + kOnPage;
  for (const auto& account : found.accounts)
    view.accounts.push_back(row_of(account, reader, *agencies, context));
  return private_page(web::manage_accounts_page(app.templates, context, view), context.language,
                      outcome.fault.empty() ? 200 : 422);
}

[[noreturn]] void throw_field(const char* name) {
  throw Error(ErrorCode::kMalformed, "form_field_bad", {{"name", name}});
}

void tell(WriteTransaction& change, const std::string& action, const std::string& account,
          const std::string& actor) {
  catalog::audit::Event event;
  event.actor = actor;
  event.action = action;
  event.kind = "account";
  event.id = account;
  catalog::audit::append(change.connection(), std::move(event));
}

std::string link_for(WriteTransaction& change, const std::string& account, const app::App& app) {
  people::Link link;
  link.purpose = people::Purpose::kPassword;
  link.account = account;
  return app::link_address(app.site()->config, people::add_link(change, link));
}

// Nobody could administer the portal any more.
std::optional<base::Message> find_last_fault(const WriteTransaction& change,
                                             const std::string& wanted,
                                             const std::string& account) {
  const bool risky = wanted == "suspend" || wanted == "take_administrator";
  const auto held = people::roles_of(change.read(), account).site_roles;
  if (!risky || std::ranges::count(held, people::Role::kAdministrator) == 0 ||
      people::has_other_administrator(change.read(), account))
    return std::nullopt;
  return base::Message{"administrator_last", {}};
}

void change_role(WriteTransaction& change, const std::string& wanted, const std::string& account) {
  const bool give = wanted.starts_with("give_");
  const auto role = people::find_role(std::string_view(wanted).substr(5));
  if (!role || !people::row_of(*role).site_wide) throw_field("do");
  if (give)
    people::grant(change, account, "", *role);
  else
    people::dismiss(change, account, "", *role);
}

Outcome act(WriteTransaction& change, const std::string& wanted, const people::Account& account,
            const http::Request& request, const app::App& app) {
  Outcome outcome;
  const std::string language = app::language_of(request, app);
  if (const auto fault = find_last_fault(change, wanted, account.id)) {
    outcome.fault = base::say(*fault, language);
    return outcome;
  }
  if (wanted == "suspend" || wanted == "unsuspend")
    people::set_disabled(change, account.id, wanted == "suspend");
  else if (wanted == "reset")
    outcome.new_link = link_for(change, account.id, app);
  else if (wanted.starts_with("give_") || wanted.starts_with("take_"))
    change_role(change, wanted, account.id);
  else
    throw_field("do");
  tell(change, wanted, account.id, app::principal_of(request).person().name);
  outcome.done = base::say({"web_accounts_done", {{"name", account.display_name}}}, language);
  return outcome;
}

Outcome add_account(WriteTransaction& change, const app::Form& form, const http::Request& request,
                    const app::App& app) {
  people::Account account;
  account.name = form.text("name");
  account.display_name = base::repair_utf8(form.text("display_name"));
  account.email = form.text("email");
  Outcome outcome;
  if (const auto fault = people::find_name_fault(change.read(), account.name)) {
    outcome.fault = base::say(*fault, app::language_of(request, app));
    return outcome;
  }
  const auto added = people::add_account(change, std::move(account));
  tell(change, "created", added.id, app::principal_of(request).person().name);
  outcome.new_link = link_for(change, added.id, app);
  return outcome;
}

}  // namespace

http::Response show_accounts(const http::Request& request, app::App& app) {
  app::demand(people::Right::kAdminister, "", app::principal_of(request));
  return accounts_page(request, app, {});
}

http::Response change_accounts(const http::Request& request, app::App& app) {
  app::demand(people::Right::kAdminister, "", app::principal_of(request));
  const app::Form form(request);
  const std::string wanted = form.text("do");
  Outcome outcome;
  {
    auto change = app.store.write();
    if (wanted == "add") {
      outcome = add_account(change, form, request, app);
    } else {
      const auto account = people::find_account(change.read(), form["account"]);
      if (!account)
        throw Error(ErrorCode::kNotFound, "account_unknown", {{"name", form.text("account")}});
      outcome = act(change, wanted, *account, request, app);
    }
    change.commit();
  }
  return accounts_page(request, app, outcome);
}

}  // namespace portal::pages
