#pragma once

#include <string>

#include "catalog/people/accounts.hpp"
#include "catalog/people/permissions.hpp"
#include "catalog/store/store.hpp"

namespace portal::cli {

/// The account that a command names. Errors: kNotFound "account_unknown".
catalog::people::Account want_account(const catalog::store::Reader& reader,
                                      const std::string& name);

/// Errors: kNotFound "role_unknown" with all that there are.
catalog::people::Role want_role(const std::string& name);

/// Where a role is given, and by which command.
struct Raised {
  std::string command;  // for the audit log: "portal user add"
  std::string account;
  std::string agency;  // slug; empty: the whole portal
};

/// Gives a role unless the account has one in that place that holds as much, and tells the audit
/// log. Errors: as people::grant().
void raise_role(catalog::store::WriteTransaction& change, const Raised& raised,
                catalog::people::Role role);

}  // namespace portal::cli
