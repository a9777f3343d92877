#include "catalog/people/accounts.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/sessions.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {
namespace {

constexpr std::size_t kLeastName = 2;
constexpr std::size_t kMostName = 64;
constexpr std::size_t kMostShown = 200;  // bytes of a display name or an e-mail address

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::string folded_name(std::string_view name) {
  return base::lower_ascii(base::to_nfc(base::trim(name)));
}

bool is_account_name(std::string_view name) {
  return name.size() >= kLeastName && name.size() <= kMostName && is_letter_or_digit(name[0]) &&
         std::ranges::all_of(name, [](char c) {
           return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
         });
}

bool is_email(std::string_view email) {
  const auto at = email.find('@');
  return email.size() <= kMostShown && at != std::string_view::npos && at > 0 &&
         at + 1 < email.size() && email.find('@', at + 1) == std::string_view::npos &&
         email.find_first_of(" \t\r\n<>\"") == std::string_view::npos;
}

// The order of columns is that of the queries below.
Account read_account(const sql::Row& row) {
  Account account;
  account.id = row.text(0);
  account.name = row.text(1);
  account.display_name = row.text(2);
  account.email = row.text(3);
  account.created_at = store::to_time(row.integer(4));
  account.signed_in_at = store::to_time(row.integer(5));
  account.disabled = row.integer(6) != 0;
  account.has_password = row.integer(7) != 0;
  return account;
}

std::optional<Account> first_account(sql::Statement rows) {
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_account(*row);
}

}  // namespace

std::optional<base::Message> find_name_fault(const store::Reader& reader, std::string_view name) {
  const std::string folded = folded_name(name);
  if (!is_account_name(folded))
    return base::Message{"account_name_bad",
                         {{"name", base::shorten(base::repair_utf8(name), kMostName)}}};
  if (find_account_by_name(reader, folded))
    return base::Message{"account_name_taken", {{"name", folded}}};
  return std::nullopt;
}

bool has_accounts(const store::Reader& reader) {
  return reader.connection().query("SELECT 1 FROM account LIMIT 1").next().has_value();
}

std::optional<Account> find_account(const store::Reader& reader, std::string_view id) {
  return first_account(
      reader.connection().query("SELECT id, name, display_name, email, created_at, signed_in_at,"
                                " disabled_at, length(password) FROM account WHERE id = $1",
                                id));
}

std::optional<Account> find_account_by_name(const store::Reader& reader, std::string_view name) {
  return first_account(
      reader.connection().query("SELECT id, name, display_name, email, created_at, signed_in_at,"
                                " disabled_at, length(password) FROM account WHERE name = $1",
                                folded_name(name)));
}

std::vector<Account> list_accounts(const store::Reader& reader) {
  std::vector<Account> list;
  sql::Statement rows = reader.connection().query(
      "SELECT id, name, display_name, email, created_at, signed_in_at,"
      " disabled_at, length(password) FROM account ORDER BY name");
  while (const auto row = rows.next()) list.push_back(read_account(*row));
  return list;
}

AccountPage find_accounts(const store::Reader& reader, std::string_view text, std::int64_t first,
                          std::int64_t limit) {
  const std::string key = base::fold(text);
  AccountPage page;
  for (auto& account : list_accounts(reader)) {
    const std::string names =
        base::fold(account.name + "\n" + account.display_name + "\n" + account.email);
    if (names.find(key) == std::string::npos) continue;
    if (page.total >= first && page.total < first + limit)
      page.accounts.push_back(std::move(account));
    ++page.total;
  }
  return page;
}

PasswordHash find_password(const store::Reader& reader, std::string_view account) {
  sql::Statement rows =
      reader.connection().query("SELECT password FROM account WHERE id = $1", account);
  const auto row = rows.next();
  return {row ? row->text(0) : std::string()};
}

Account add_account(store::WriteTransaction& change, Account account) {
  if (const auto fault = find_name_fault(change.read(), account.name))
    throw base::Error(base::ErrorCode::kInvalidData, fault->key, fault->arguments);
  account.name = folded_name(account.name);
  account.display_name = base::shorten(base::to_nfc(base::trim(account.display_name)), kMostShown);
  if (account.display_name.empty()) account.display_name = account.name;
  if (!account.email.empty() && !is_email(account.email))
    throw base::Error(base::ErrorCode::kInvalidData, "email_bad",
                      {{"email", base::shorten(base::repair_utf8(account.email), kMostName)}});
  account.id = base::random_uuid();
  account.created_at = base::now();
  change.connection().execute(
      "INSERT INTO account (id, name, display_name, email, password, created_at, signed_in_at,"
      " disabled_at) VALUES ($1, $2, $3, $4, '', $5, 0, 0)",
      account.id, account.name, account.display_name, account.email,
      store::to_number(account.created_at));
  return account;
}

void set_password(store::WriteTransaction& change, std::string_view account,
                  const PasswordHash& password) {
  renew_password(change, account, password);
  end_sessions(change, account);
}

void renew_password(store::WriteTransaction& change, std::string_view account,
                    const PasswordHash& password) {
  change.connection().execute("UPDATE account SET password = $2 WHERE id = $1", account,
                              password.text);
}

void set_disabled(store::WriteTransaction& change, std::string_view account, bool disabled) {
  change.connection().execute("UPDATE account SET disabled_at = $2 WHERE id = $1", account,
                              disabled ? store::to_number(base::now()) : 0);
  if (disabled) end_sessions(change, account);
}

void remove_account(store::WriteTransaction& change, std::string_view account) {
  sql::Connection& connection = change.connection();
  connection.execute("DELETE FROM membership WHERE account = $1", account);
  connection.execute("DELETE FROM site_role WHERE account = $1", account);
  connection.execute("DELETE FROM sign_in_session WHERE account = $1", account);
  connection.execute("DELETE FROM api_token WHERE account = $1", account);
  connection.execute("DELETE FROM one_time_link WHERE account = $1", account);
  connection.execute("DELETE FROM membership_request WHERE account = $1", account);
  connection.execute("DELETE FROM second_factor WHERE account = $1", account);
  connection.execute("DELETE FROM account WHERE id = $1", account);
}

void note_sign_in(store::WriteTransaction& change, std::string_view account) {
  change.connection().execute("UPDATE account SET signed_in_at = $2 WHERE id = $1", account,
                              store::to_number(base::now()));
}

}  // namespace catalog::people
