#pragma once

#include <string>

#include "catalog/people/tokens.hpp"
#include "portal/cli/settings.hpp"

namespace portal::cli {

struct TokenOptions {
  std::string name;  // of the account
  std::string agency, role, scope, label, id;
  int days = catalog::people::kTokenDays;
};

/// Makes the account where it is missing, gives it the role where it has less, and prints the token
/// alone. Without a scope the token may do what the role may.
int run_token_add(const Common& common, const TokenOptions& options);
int run_token_list(const Common& common, const TokenOptions& options);
int run_token_revoke(const Common& common, const TokenOptions& options);

}  // namespace portal::cli
