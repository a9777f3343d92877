#pragma once

#include <string>

#include "portal/cli/settings.hpp"

namespace portal::cli {

struct UserOptions {
  std::string name, display_name, email, agency, role, base_url;
  bool administrator = false;
  bool with_password = false;  // read from the terminal or standard input instead of a link
  bool take = false;           // a role, instead of giving it
  bool without_codes = false;  // turns off the second factor, when the device is lost
  bool enable = false;         // a disabled account again
};

int run_user_add(const Common& common, const UserOptions& options);
int run_user_list(const Common& common);
int run_user_password(const Common& common, const UserOptions& options);
int run_user_role(const Common& common, const UserOptions& options);
int run_user_disable(const Common& common, const UserOptions& options);
int run_user_reset_link(const Common& common, const UserOptions& options);

}  // namespace portal::cli
