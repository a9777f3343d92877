#include "catalog/people/roles.hpp"

#include <map>

#include "catalog/base/clock.hpp"
#include "catalog/base/error.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {

using base::Error;
using base::ErrorCode;

RolesHeld roles_of(const store::Reader& reader, std::string_view account) {
  RolesHeld held;
  sql::Statement rows = reader.connection().query(
      "SELECT agency, role FROM membership WHERE account = $1 ORDER BY agency", account);
  while (const auto row = rows.next())
    if (const auto role = find_role(row->view(1)))
      held.memberships.push_back({row->text(0), *role});
  sql::Statement site = reader.connection().query(
      "SELECT role FROM site_role WHERE account = $1 ORDER BY role", account);
  while (const auto row = site.next())
    if (const auto role = find_role(row->view(0))) held.site_roles.push_back(*role);
  return held;
}

std::vector<Member> list_members(const store::Reader& reader, std::string_view agency) {
  std::vector<Member> list;
  sql::Statement rows = reader.connection().query(
      "SELECT account.id, account.name, account.display_name, membership.role"
      " FROM membership JOIN account ON account.id = membership.account"
      " WHERE membership.agency = $1 ORDER BY account.name",
      agency);
  while (const auto row = rows.next())
    if (const auto role = find_role(row->view(3)))
      list.push_back({row->text(0), row->text(1), row->text(2), *role});
  return list;
}

void grant(store::WriteTransaction& change, std::string_view account, std::string_view agency,
           Role role) {
  const RoleRow& row = row_of(role);
  const std::string name(row.name);
  const auto now = store::to_number(base::now());
  if (agency.empty()) {
    if (!row.site_wide) throw Error(ErrorCode::kInvalidData, "role_needs_agency", {{"role", name}});
    change.connection().execute(
        "INSERT INTO site_role (account, role, granted_at) VALUES ($1, $2, $3)"
        " ON CONFLICT (account, role) DO NOTHING",
        account, name, now);
    return;
  }
  if (row.site_wide) throw Error(ErrorCode::kInvalidData, "role_is_site_wide", {{"role", name}});
  if (!change.read().find_agency(agency))
    throw Error(ErrorCode::kNotFound, "agency_unknown", {{"id", std::string(agency)}});
  change.connection().execute(
      "INSERT INTO membership (account, agency, role, granted_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (account, agency) DO UPDATE SET role = excluded.role,"
      " granted_at = excluded.granted_at",
      account, agency, name, now);
}

bool dismiss(store::WriteTransaction& change, std::string_view account, std::string_view agency,
             Role role) {
  if (!agency.empty())
    return change.connection().execute("DELETE FROM membership WHERE account = $1 AND agency = $2",
                                       account, agency) > 0;
  if (role == Role::kAdministrator && !has_other_administrator(change.read(), account))
    throw Error(ErrorCode::kInvalidData, "administrator_last");
  return change.connection().execute("DELETE FROM site_role WHERE account = $1 AND role = $2",
                                     account, row_of(role).name) > 0;
}

std::size_t hand_over_roles(store::WriteTransaction& change, std::string_view agency,
                            std::string_view successor) {
  const auto members = list_members(change.read(), agency);
  std::map<std::string, Role> there;
  for (const auto& member : list_members(change.read(), successor))
    there.emplace(member.account, member.role);
  for (const auto& member : members) {
    const auto held = there.find(member.account);
    if (held == there.end() || held->second < member.role)
      grant(change, member.account, successor, member.role);
  }
  sql::Connection& connection = change.connection();
  connection.execute("DELETE FROM membership WHERE agency = $1", agency);
  connection.execute("UPDATE OR REPLACE membership_request SET agency = $2 WHERE agency = $1",
                     agency, successor);
  connection.execute("UPDATE one_time_link SET agency = $2 WHERE agency = $1", agency, successor);
  connection.execute("UPDATE api_token SET agency = $2 WHERE agency = $1", agency, successor);
  return members.size();
}

std::size_t end_roles(store::WriteTransaction& change, std::string_view agency) {
  sql::Connection& connection = change.connection();
  const auto ended = connection.execute("DELETE FROM membership WHERE agency = $1", agency);
  connection.execute("DELETE FROM membership_request WHERE agency = $1", agency);
  connection.execute("DELETE FROM one_time_link WHERE agency = $1", agency);
  connection.execute("UPDATE api_token SET revoked_at = $2 WHERE agency = $1 AND revoked_at = 0",
                     agency, store::to_number(base::now()));
  return static_cast<std::size_t>(ended);
}

bool has_other_administrator(const store::Reader& reader, std::string_view account) {
  return reader.connection()
      .query(
          "SELECT 1 FROM site_role JOIN account ON account.id = site_role.account"
          " WHERE site_role.role = 'administrator' AND account.disabled_at = 0"
          " AND account.id <> $1 LIMIT 1",
          account)
      .next()
      .has_value();
}

}  // namespace catalog::people
