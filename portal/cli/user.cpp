#include "portal/cli/user.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/accounted.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/people/second_factor.hpp"
#include "portal/app/identify.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/people.hpp"
#include "portal/cli/secret_input.hpp"

namespace portal::cli {
namespace {

namespace people = catalog::people;
using catalog::store::Store;
using catalog::store::WriteTransaction;

void say(const char* key, const std::string& name) {
  std::printf("%s\n", sentence(key, {{"name", name}}).c_str());
}

// The link alone stands on standard output, so that a script can send it.
void print_link(app::Config config, const UserOptions& options, const std::string& secret) {
  if (!options.base_url.empty()) app::set_base_url(config, options.base_url);
  app::settle_base_url(config);
  std::printf("%s\n", app::link_address(config, secret).c_str());
  std::fprintf(stderr, "%s\n", sentence("link_printed").c_str());
}

std::string make_password_link(WriteTransaction& change, const std::string& account) {
  people::Link link;
  link.account = account;
  return people::add_link(change, link);
}

void give_roles(WriteTransaction& change, const people::Account& account,
                const UserOptions& options) {
  if (options.administrator) {
    people::grant(change, account.id, "", people::Role::kAdministrator);
    people::account_for(change, {"portal user add", "role_given", account.id, "", "administrator"});
  }
  if (!options.role.empty())
    raise_role(change, {"portal user add", account.id, options.agency}, want_role(options.role));
}

std::string list_roles(const people::RolesHeld& held) {
  std::vector<std::string> list;
  for (const auto role : held.site_roles) list.emplace_back(row_of(role).name);
  for (const auto& membership : held.memberships)
    list.push_back(membership.agency + ":" + std::string(row_of(membership.role).name));
  return base::join(list, ",");
}

}  // namespace

int run_user_add(const Common& common, const UserOptions& options) {
  app::Config config = settings_of(common);
  Store store(config.data);
  people::make_tables(store);
  people::PasswordHash password;
  if (options.with_password) {
    const std::string typed = read_password();
    people::check_password(typed, options.name);
    password = people::hash_password(typed);
  }
  auto change = store.write();
  people::Account account;
  account.name = options.name;
  account.display_name = options.display_name;
  account.email = options.email;
  account = people::add_account(change, account);
  people::account_for(change, {"portal user add", "account_added", account.id});
  give_roles(change, account, options);
  std::optional<std::string> secret;
  if (options.with_password)
    people::set_password(change, account.id, password);
  else
    secret = make_password_link(change, account.id);
  change.commit();
  if (secret)
    print_link(std::move(config), options, *secret);
  else
    say("account_added", account.name);
  return kDone;
}

int run_user_list(const Common& common) {
  Store store(settings_of_store(common).data);
  people::make_tables(store);
  const auto reader = store.snapshot();
  for (const auto& account : people::list_accounts(reader)) {
    const char* state = account.disabled ? "disabled" : account.has_password ? "active" : "invited";
    std::printf("%s\t%s\t%s\t%s\t%s\n", account.name.c_str(), state,
                list_roles(people::roles_of(reader, account.id)).c_str(),
                account.display_name.c_str(), account.email.c_str());
  }
  return kDone;
}

int run_user_password(const Common& common, const UserOptions& options) {
  Store store(settings_of_store(common).data);
  people::make_tables(store);
  const auto account = want_account(store.read(), options.name);
  const std::string typed = read_password();
  people::check_password(typed, account.name);
  const people::PasswordHash password = people::hash_password(typed);
  auto change = store.write();
  people::set_password(change, account.id, password);
  people::account_for(change, {"portal user password", "password_changed", account.id});
  change.commit();
  say("password_set", account.name);
  return kDone;
}

int run_user_role(const Common& common, const UserOptions& options) {
  Store store(settings_of_store(common).data);
  people::make_tables(store);
  const people::Role role = want_role(options.role);
  auto change = store.write();
  const auto account = want_account(change.read(), options.name);
  if (options.take)
    people::dismiss(change, account.id, options.agency, role);
  else
    people::grant(change, account.id, options.agency, role);
  people::account_for(change, {"portal user role", options.take ? "role_taken" : "role_given",
                               account.id, options.agency, std::string(row_of(role).name)});
  change.commit();
  say(options.take ? "role_taken" : "role_given", account.name);
  return kDone;
}

int run_user_disable(const Common& common, const UserOptions& options) {
  Store store(settings_of_store(common).data);
  people::make_tables(store);
  auto change = store.write();
  const auto account = want_account(change.read(), options.name);
  const auto held = people::roles_of(change.read(), account.id).site_roles;
  const bool administers = std::ranges::count(held, people::Role::kAdministrator) > 0;
  if (!options.enable && administers && !people::has_other_administrator(change.read(), account.id))
    throw base::Error(base::ErrorCode::kInvalidData, "administrator_last");
  people::set_disabled(change, account.id, !options.enable);
  people::account_for(
      change,
      {"portal user", options.enable ? "account_resumed" : "account_suspended", account.id});
  change.commit();
  say(options.enable ? "account_enabled" : "account_is_disabled", account.name);
  return kDone;
}

int run_user_reset_link(const Common& common, const UserOptions& options) {
  app::Config config = settings_of_store(common);
  Store store(config.data);
  people::make_tables(store);
  auto change = store.write();
  const auto account = want_account(change.read(), options.name);
  if (account.disabled)
    throw base::Error(base::ErrorCode::kInvalidData, "account_disabled", {{"name", account.name}});
  if (options.without_codes) {
    people::drop_second_factor(change, account.id);
    people::account_for(change, {"portal user reset-link", "second_factor_off", account.id});
  }
  const std::string secret = make_password_link(change, account.id);
  change.commit();
  print_link(std::move(config), options, secret);
  return kDone;
}

}  // namespace portal::cli
