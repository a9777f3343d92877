#include "catalog/people/accept.hpp"

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/people/accounted.hpp"
#include "catalog/people/roles.hpp"

namespace catalog::people {
namespace {

using base::Error;
using base::ErrorCode;

Link want_link(const store::Reader& reader, std::string_view secret) {
  const auto link = find_link(reader, secret);
  if (!link) throw Error(ErrorCode::kGone, "link_gone");
  return *link;
}

Account account_of(store::WriteTransaction& change, const Link& link, const Answer& answer) {
  if (link.purpose == Purpose::kPassword) {
    const auto account = find_account(change.read(), link.account);
    if (!account || account->disabled) throw Error(ErrorCode::kGone, "link_gone");
    return *account;
  }
  if (link.purpose == Purpose::kFirst && has_accounts(change.read()))
    throw Error(ErrorCode::kGone, "link_gone");
  Account account;
  account.name = answer.name;
  account.display_name = answer.display_name;
  return add_account(change, account);
}

// Somebody who has more in the agency already keeps it.
void join(store::WriteTransaction& change, const Link& link, const Account& account) {
  const auto role = find_role(link.role);
  if (!role) throw Error(ErrorCode::kGone, "link_gone");
  const auto held = roles_of(change.read(), account.id).memberships;
  const bool has_more = std::ranges::any_of(held, [&](const Membership& membership) {
    return membership.agency == link.agency && membership.role >= *role;
  });
  account_for(change, {account.name, "invitation_used", account.id, link.agency, link.role});
  if (!has_more) grant(change, account.id, link.agency, *role);
}

}  // namespace

Account accept_link(store::Store& store, const Answer& answer) {
  const Link link = want_link(store.read(), answer.secret);
  std::string name = answer.name;
  if (link.purpose == Purpose::kPassword)
    if (const auto account = find_account(store.read(), link.account)) name = account->name;
  check_password(answer.password, name);
  const PasswordHash password = hash_password(answer.password);  // long: before anything is written
  auto change = store.write();
  if (!use_link(change, answer.secret)) throw Error(ErrorCode::kGone, "link_gone");
  Account account = account_of(change, link, answer);
  set_password(change, account.id, password);
  if (link.purpose != Purpose::kPassword)
    account_for(change, {account.name, "account_added", account.id});
  account_for(change, {account.name, "password_changed", account.id});
  if (link.purpose == Purpose::kFirst) {
    grant(change, account.id, "", Role::kAdministrator);
    account_for(change, {account.name, "role_given", account.id, "", "administrator"});
  }
  if (link.purpose == Purpose::kInvitation) join(change, link, account);
  change.commit();
  return account;
}

std::string join_by_link(store::Store& store, std::string_view secret, std::string_view account) {
  auto change = store.write();
  const Link link = want_link(change.read(), secret);
  if (link.purpose != Purpose::kInvitation || !use_link(change, secret))
    throw Error(ErrorCode::kGone, "link_gone");
  const auto joining = find_account(change.read(), account);
  if (!joining) throw Error(ErrorCode::kGone, "link_gone");
  join(change, link, *joining);
  change.commit();
  return link.agency;
}

}  // namespace catalog::people
