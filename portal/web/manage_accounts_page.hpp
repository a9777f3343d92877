#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/base/clock.hpp"
#include "portal/web/page.hpp"
#include "portal/web/template.hpp"

namespace portal::web {

struct AccountRow {
  std::string id, name, display_name, email;
  base::Time signed_in_at{};  // 1970 when never
  bool suspended = false;
  std::vector<std::string> site_roles;  // "administrator" …
  std::vector<std::string> agencies;    // "Bộ Y tế: editor", in the reader's language
};

/// Accounts, for administrators.
struct ManageAccountsView {
  std::string form_token, done, fault;
  std::string new_link;  // shown this once
  std::string search;
  std::int64_t total = 0;
  std::int64_t page = 1;
  bool has_next = false;
  std::vector<std::string> roles;  // of the whole portal, that can be given
  std::vector<AccountRow> accounts;
};

std::string manage_accounts_page(const Templates& templates, const PageContext& context,
                                 const ManageAccountsView& view);

}  // namespace portal::web
