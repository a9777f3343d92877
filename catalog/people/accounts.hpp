#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/base/message.hpp"
#include "catalog/people/password.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::people {

/// A person who may sign in.
struct Account {
  std::string id = {};            // made by add_account(); never changes
  std::string name = {};          // with which they sign in: "mai.nguyen"
  std::string display_name = {};  // as others read it: "Nguyễn Thị Mai"
  std::string email = {};         // may be empty
  base::Time created_at{};
  base::Time signed_in_at{};  // 1970 when never
  bool disabled = false;
  bool has_password = false;
};

/// Why a new account cannot have this name: "account_name_bad" when it is not 2 to 64 of a-z, 0-9,
/// ".", "-", "_", the first of them a letter or digit (those in upper case are put in lower case);
/// "account_name_taken". Nothing when it can.
std::optional<base::Message> find_name_fault(const store::Reader& reader, std::string_view name);

/// Whether anybody may sign in at all, or could by a link.
bool has_accounts(const store::Reader& reader);
std::optional<Account> find_account(const store::Reader& reader, std::string_view id);
/// By its name in any case; nothing also for what cannot be a name.
std::optional<Account> find_account_by_name(const store::Reader& reader, std::string_view name);
/// By name.
std::vector<Account> list_accounts(const store::Reader& reader);
/// Some of a list, and how many there are in all.
struct AccountPage {
  std::vector<Account> accounts = {};
  std::int64_t total = 0;
};
/// Those that have a text in their names or address (empty: all), by name, from `first` on.
AccountPage find_accounts(const store::Reader& reader, std::string_view text, std::int64_t first,
                          std::int64_t limit);

/// The kept password; empty when there is none.
PasswordHash find_password(const store::Reader& reader, std::string_view account);

/// Adds an account without a password; `account.id` and its times are made here. Where no display
/// name is given, the name is shown.
/// Errors: kInvalidData as find_name_fault() says, or "email_bad".
Account add_account(store::WriteTransaction& change, Account account);

/// Sets the password and ends all sessions of the account: whoever stole one loses it.
void set_password(store::WriteTransaction& change, std::string_view account,
                  const PasswordHash& password);

/// Keeps the same password under today's parameters; sessions stay.
void renew_password(store::WriteTransaction& change, std::string_view account,
                    const PasswordHash& password);

/// A disabled account neither signs in nor acts by a token; its sessions end.
void set_disabled(store::WriteTransaction& change, std::string_view account, bool disabled);

/// Removes an account with its roles, sessions, tokens, links and requests. What it did elsewhere
/// is not touched.
void remove_account(store::WriteTransaction& change, std::string_view account);

void note_sign_in(store::WriteTransaction& change, std::string_view account);

}  // namespace catalog::people
