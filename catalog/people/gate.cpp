#include "catalog/people/gate.hpp"

#include <algorithm>
#include <utility>

#include "catalog/base/error.hpp"
#include "catalog/base/text.hpp"
#include "catalog/people/accounts.hpp"
#include "catalog/people/links.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/schema.hpp"
#include "catalog/people/second_factor.hpp"
#include "catalog/people/sessions.hpp"
#include "catalog/people/tokens.hpp"
#include "catalog/people/totp.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {
namespace {

using base::Error;
using base::ErrorCode;

constexpr std::size_t kMostKey = 64;  // bytes of a name that are remembered

// Many people of one agency may share an address.
constexpr Throttle::Limits kOfAddresses = {.free = 20};

Principal::Person person_of(const Account& account) {
  return {account.id, account.name, account.display_name};
}

// A key is the hash of a session or the identifier of a token: never both.
void note_seen(store::WriteTransaction& change, const std::string& key, base::Time time) {
  const auto number = store::to_number(time);
  change.connection().execute(
      "UPDATE sign_in_session SET seen_at = $2 WHERE hash = $1 AND seen_at < $2", key, number);
  change.connection().execute("UPDATE api_token SET used_at = $2 WHERE id = $1 AND used_at < $2",
                              key, number);
}

[[noreturn]] void throw_token(const char* key) {
  throw Error(ErrorCode::kUnauthenticated, key);
}

}  // namespace

Gate::Gate(store::Store& store) : store_(store), accounts_({}), addresses_(kOfAddresses) {
  make_tables(store_);
}

void Gate::want_no_wait(const std::string& account, const std::string& address, base::Time now) {
  auto wait = accounts_.enter(account, now);
  if (wait.count() == 0 && !address.empty()) wait = addresses_.enter(address, now);
  if (wait.count() > 0)
    throw Error(ErrorCode::kRateLimited, "sign_in_too_often",
                {{"seconds", std::to_string(wait.count())},
                 {"count", std::to_string((wait.count() + 59) / 60)}});
}

std::optional<std::string> Gate::sign_in(const Attempt& attempt) {
  std::optional<Account> account;
  PasswordHash kept;
  {
    const auto reader = store_.read();
    account = find_account_by_name(reader, attempt.name);
    if (account && !account->disabled) kept = find_password(reader, account->id);
  }
  const std::string key =
      account ? account->id : base::lower_ascii(base::trim(attempt.name)).substr(0, kMostKey);
  want_no_wait(key, attempt.address, base::now());
  if (!is_password(attempt.password, kept) || !is_code_of(account->id, attempt.code))
    return std::nullopt;
  addresses_.take_back(attempt.address);
  if (is_outdated(kept)) {
    const PasswordHash renewed = hash_password(attempt.password);
    auto change = store_.write();
    renew_password(change, account->id, renewed);
    change.commit();
  }
  return begin_session(account->id, attempt.agent, attempt.former);
}

// True also for an account without a second factor.
bool Gate::is_code_of(const std::string& account, const std::string& code) {
  const auto factor = find_second_factor(store_.read(), account);
  if (!factor) return true;
  const auto step = find_totp_step(factor->secret, code, base::now(), factor->step);
  if (!step) return false;
  auto change = store_.write();
  const bool taken = take_step(change, account, *step);
  change.commit();
  return taken;
}

std::string Gate::begin_session(const std::string& account, const std::string& agent,
                                const std::string& former) {
  accounts_.forget(account);
  auto change = store_.write();
  if (const auto ended = find_session(change.read(), former))
    end_session(change, ended->account, ended->hash);
  sweep_sessions(change, base::now());
  note_sign_in(change, account);
  std::string secret = start_session(change, account, agent);
  change.commit();
  return secret;
}

bool Gate::is_password_of(std::string_view account, std::string_view password) {
  const std::string key(account);
  const PasswordHash kept = find_password(store_.read(), account);
  want_no_wait(key, "", base::now());
  if (!is_password(password, kept)) return false;
  accounts_.forget(key);
  return true;
}

void Gate::note_use(const std::string& key) {
  const std::lock_guard lock(mutex_);
  used_[key] = base::now();
}

Principal Gate::find_by_session(std::string_view secret) {
  const auto reader = store_.read();
  auto session = find_session(reader, secret);
  if (!session) return {};
  {
    const std::lock_guard lock(mutex_);
    const auto used = used_.find(session->hash);
    if (used != used_.end()) session->seen_at = std::max(session->seen_at, used->second);
  }
  if (session->is_over(base::now())) return {};
  const auto account = find_account(reader, session->account);
  if (!account || account->disabled) return {};
  note_use(session->hash);
  return Principal::signed_in(person_of(*account), roles_of(reader, account->id));
}

Principal Gate::find_by_token(std::string_view secret) {
  if (looks_like_token(secret) && !is_token(secret)) throw_token("token_mistyped");
  const auto reader = store_.read();
  const auto token = find_token(reader, secret);
  if (!token) throw_token("token_unknown");
  if (token->is_revoked()) throw_token("token_revoked");
  if (!token->is_good(base::now())) throw_token("token_expired");
  const auto account = find_account(reader, token->account);
  if (!account || account->disabled) throw_token("token_unknown");
  note_use(token->id);
  return Principal::by_token(person_of(*account), roles_of(reader, account->id),
                             {token->id, token->scope, token->agency});
}

std::optional<std::string> Gate::offer_first_link() {
  if (has_accounts(store_.read())) return std::nullopt;
  auto change = store_.write();
  Link link;
  link.purpose = Purpose::kFirst;
  std::string secret = add_link(change, link);
  change.commit();
  return secret;
}

// What cannot be kept now stays here for the next time.
void Gate::keep_uses() {
  std::map<std::string, base::Time> uses;
  {
    const std::lock_guard lock(mutex_);
    uses = used_;
  }
  if (uses.empty()) return;
  auto change = store_.write();
  for (const auto& [key, time] : uses) note_seen(change, key, time);
  change.commit();
  const std::lock_guard lock(mutex_);
  std::erase_if(used_, [&](const auto& use) { return uses[use.first] == use.second; });
}

}  // namespace catalog::people
