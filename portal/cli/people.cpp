#include "portal/cli/people.hpp"

#include <algorithm>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/accounted.hpp"
#include "catalog/people/roles.hpp"

namespace portal::cli {

namespace people = catalog::people;

people::Account want_account(const catalog::store::Reader& reader, const std::string& name) {
  auto account = people::find_account_by_name(reader, name);
  if (!account)
    throw base::Error(base::ErrorCode::kNotFound, "account_unknown",
                      {{"name", base::repair_utf8(name)}});
  return *account;
}

people::Role want_role(const std::string& name) {
  if (const auto role = people::find_role(name)) return *role;
  std::vector<std::string> all;
  for (const auto& row : people::kRoles) all.emplace_back(row.name);
  throw base::Error(base::ErrorCode::kNotFound, "role_unknown",
                    {{"role", base::repair_utf8(name)}, {"all", base::join(all, ", ")}});
}

void raise_role(catalog::store::WriteTransaction& change, const Raised& raised, people::Role role) {
  const auto held = people::roles_of(change.read(), raised.account).memberships;
  const people::Rights wanted = row_of(role).rights;
  const bool has_it = std::ranges::any_of(held, [&](const people::Membership& membership) {
    return membership.agency == raised.agency &&
           (row_of(membership.role).rights & wanted) == wanted;
  });
  if (!raised.agency.empty() && has_it) return;
  people::grant(change, raised.account, raised.agency, role);
  people::account_for(change, {raised.command, "role_given", raised.account, raised.agency,
                               std::string(row_of(role).name)});
}

}  // namespace portal::cli
