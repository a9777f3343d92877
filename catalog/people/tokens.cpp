#include "catalog/people/tokens.hpp"

#include <algorithm>
#include <chrono>

#include "catalog/base/error.hpp"
#include "catalog/base/hash.hpp"
#include "catalog/base/random.hpp"
#include "catalog/base/text.hpp"
#include "catalog/store/row.hpp"

namespace catalog::people {
namespace {

constexpr std::string_view kPrefix = "odp_";
constexpr std::size_t kRandomBytes = 24;
constexpr std::size_t kProofDigits = 8;
constexpr std::size_t kHintLength = 8;
constexpr std::size_t kMostLabel = 100;

std::string proof_of(std::string_view head) {
  return base::sha256(head).substr(0, kProofDigits);
}

// The order of columns is that of the queries below.
Token read_token(const sql::Row& row) {
  Token token;
  token.id = row.text(0);
  token.account = row.text(1);
  token.label = row.text(2);
  token.scope = find_scope(row.view(3)).value_or(Scope::kRead);
  token.agency = row.text(4);
  token.hint = row.text(5);
  token.created_at = store::to_time(row.integer(6));
  token.expires_at = store::to_time(row.integer(7));
  token.used_at = store::to_time(row.integer(8));
  token.revoked_at = store::to_time(row.integer(9));
  return token;
}

std::optional<Token> first_token(sql::Statement rows) {
  const auto row = rows.next();
  if (!row) return std::nullopt;
  return read_token(*row);
}

void check(store::WriteTransaction& change, const NewToken& token) {
  if (token.days < 1 || token.days > kMostTokenDays)
    throw base::Error(base::ErrorCode::kInvalidData, "token_days_bad",
                      {{"most", std::to_string(kMostTokenDays)}});
  const auto tokens = list_tokens(change.read(), token.account);
  const auto good =
      std::ranges::count_if(tokens, [](const Token& other) { return other.is_good(base::now()); });
  if (static_cast<std::size_t>(good) >= kMostTokens)
    throw base::Error(base::ErrorCode::kInvalidData, "tokens_too_many",
                      {{"most", std::to_string(kMostTokens)}});
}

}  // namespace

AddedToken add_token(store::WriteTransaction& change, const NewToken& token) {
  check(change, token);
  std::string secret = std::string(kPrefix) + base::random_hex(kRandomBytes);
  secret += proof_of(secret);
  const std::string id = base::random_uuid();
  const base::Time now = base::now();
  change.connection().execute(
      "INSERT INTO api_token (id, hash, account, label, scope, agency, hint, created_at,"
      " expires_at, used_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0)",
      id, base::sha256(secret), token.account,
      base::shorten(base::to_nfc(base::trim(token.label)), kMostLabel), row_of(token.scope).name,
      token.agency, secret.substr(0, kHintLength), store::to_number(now),
      store::to_number(now + std::chrono::days(token.days)));
  return {id, secret};
}

bool looks_like_token(std::string_view text) {
  return text.starts_with(kPrefix);
}

bool is_token(std::string_view secret) {
  constexpr std::size_t length = kPrefix.size() + 2 * kRandomBytes + kProofDigits;
  return looks_like_token(secret) && secret.size() == length &&
         proof_of(secret.substr(0, length - kProofDigits)) == secret.substr(length - kProofDigits);
}

std::optional<Token> find_token(const store::Reader& reader, std::string_view secret) {
  return first_token(reader.connection().query(
      "SELECT id, account, label, scope, agency, hint, created_at, expires_at, used_at, revoked_at"
      " FROM api_token WHERE hash = $1",
      base::sha256(secret)));
}

std::optional<Token> find_token_by_id(const store::Reader& reader, std::string_view id) {
  return first_token(reader.connection().query(
      "SELECT id, account, label, scope, agency, hint, created_at, expires_at, used_at, revoked_at"
      " FROM api_token WHERE id = $1",
      id));
}

std::vector<Token> list_tokens(const store::Reader& reader, std::string_view account) {
  std::vector<Token> list;
  sql::Statement rows = reader.connection().query(
      "SELECT id, account, label, scope, agency, hint, created_at, expires_at, used_at, revoked_at"
      " FROM api_token WHERE account = $1 ORDER BY created_at DESC, id",
      account);
  while (const auto row = rows.next()) list.push_back(read_token(*row));
  return list;
}

bool revoke_token(store::WriteTransaction& change, std::string_view account, std::string_view id) {
  return change.connection().execute(
             "UPDATE api_token SET revoked_at = $3"
             " WHERE id = $1 AND account = $2 AND revoked_at = 0",
             id, account, store::to_number(base::now())) > 0;
}

}  // namespace catalog::people
