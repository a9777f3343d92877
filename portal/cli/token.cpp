#include "portal/cli/token.hpp"

#include <cstdio>
#include <vector>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/accounted.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/schema.hpp"
#include "portal/cli/command.hpp"
#include "portal/cli/people.hpp"

namespace portal::cli {
namespace {

namespace people = catalog::people;
using catalog::store::Reader;
using catalog::store::Store;
using catalog::store::WriteTransaction;

people::Scope want_scope(const std::string& name) {
  if (const auto scope = people::find_scope(name)) return *scope;
  std::vector<std::string> all;
  for (const auto& row : people::kScopes) all.emplace_back(row.name);
  throw base::Error(base::ErrorCode::kNotFound, "scope_unknown",
                    {{"scope", base::repair_utf8(name)}, {"all", base::join(all, ", ")}});
}

people::Account account_of(WriteTransaction& change, const std::string& name) {
  if (const auto known = people::find_account_by_name(change.read(), name)) return *known;
  people::Account account;
  account.name = name;
  account = people::add_account(change, account);
  people::account_for(change, {"portal token add", "account_added", account.id});
  return account;
}

const char* state_of(const people::Token& token) {
  if (token.is_revoked()) return "revoked";
  return token.is_good(base::now()) ? "good" : "expired";
}

void print_tokens(const Reader& reader, const people::Account& account) {
  for (const auto& token : people::list_tokens(reader, account.id)) {
    const std::string used = token.used_at == base::Time{} ? "-" : base::format_time(token.used_at);
    std::printf("%s\t%s\t%s…\t%s\t%s\t%s\t%s\t%s\t%s\n", token.id.c_str(), account.name.c_str(),
                token.hint.c_str(), std::string(row_of(token.scope).name).c_str(),
                token.agency.empty() ? "-" : token.agency.c_str(), state_of(token),
                base::format_time(token.expires_at).c_str(), used.c_str(), token.label.c_str());
  }
}

}  // namespace

int run_token_add(const Common& common, const TokenOptions& options) {
  Store store(settings_of(common).data);
  people::make_tables(store);
  auto change = store.write();
  const auto account = account_of(change, options.name);
  people::NewToken token;
  token.account = account.id;
  token.label = options.label;
  token.agency = options.agency;
  token.days = options.days;
  if (!options.agency.empty() && !change.read().find_agency(options.agency))
    throw base::Error(base::ErrorCode::kNotFound, "agency_unknown", {{"id", options.agency}});
  if (!options.role.empty()) {
    const people::Role role = want_role(options.role);
    raise_role(change, {"portal token add", account.id, options.agency}, role);
    token.scope = people::scope_for(role);
  }
  if (!options.scope.empty()) token.scope = want_scope(options.scope);
  const people::AddedToken added = people::add_token(change, token);
  people::account_for(change, {"portal token add", "token_made", account.id, options.agency});
  change.commit();
  std::printf("%s\n", added.secret.c_str());
  return kDone;
}

int run_token_list(const Common& common, const TokenOptions& options) {
  Store store(settings_of_store(common).data);
  people::make_tables(store);
  const auto reader = store.snapshot();
  if (!options.name.empty()) {
    print_tokens(reader, want_account(reader, options.name));
    return kDone;
  }
  for (const auto& account : people::list_accounts(reader)) print_tokens(reader, account);
  return kDone;
}

int run_token_revoke(const Common& common, const TokenOptions& options) {
  Store store(settings_of_store(common).data);
  people::make_tables(store);
  auto change = store.write();
  const auto token = people::find_token_by_id(change.read(), options.id);
  if (!token || !people::revoke_token(change, token->account, options.id))
    throw base::Error(base::ErrorCode::kNotFound, "token_not_found");
  people::account_for(change,
                      {"portal token revoke", "token_revoked", token->account, token->agency});
  change.commit();
  std::printf("%s\n", sentence("token_is_revoked").c_str());
  return kDone;
}

}  // namespace portal::cli
