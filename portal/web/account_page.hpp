#pragma once

#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

struct SessionRow {
  std::string hash;
  std::string agent;
  base::Time seen_at{};
  bool current = false;
};

struct TokenRow {
  std::string id, label, hint;
  std::string scope;   // "write"
  std::string agency;  // its name in the reader's language; empty: everywhere
  base::Time expires_at{};
  base::Time used_at{};  // 1970 when never
  std::string state;     // "good", "expired", "revoked"
};

struct RoleRow {
  std::string role;      // "publisher"
  std::string agency;    // its name
  std::string slug;      // empty: of the whole portal
  bool manages = false;  // may decide who belongs to the agency
};

/// The page of whoever is signed in.
struct AccountView {
  bool is_administrator = false;  // is shown the way to the portal's pages of administration
  bool is_assessor = false;       // is shown the way to assessments and the action plan
  std::string name;
  std::string display_name;
  std::string form_token;
  std::string done;           // a sentence about what was done
  std::string fault;          // a sentence about what was not
  std::string new_secret;     // of a token that was just made; shown this once
  bool has_codes = false;     // signs in with codes besides the password
  std::string codes_secret;   // else: one to begin with, grouped for reading where it is shown
  std::string codes_address;  // the same for an app
  std::vector<RoleRow> roles;
  std::vector<std::string> asked;  // names of agencies that have not answered yet
  std::vector<SessionRow> sessions;
  std::vector<TokenRow> tokens;
};

std::string account_page(const Templates& templates, const PageContext& context,
                         const AccountView& view);

}  // namespace portal::web
