#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/base/clock.hpp"
#include "catalog/people/permissions.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::people {

inline constexpr int kTokenDays = 365;          // where nothing is said
inline constexpr int kMostTokenDays = 730;      // none is good for ever
inline constexpr std::size_t kMostTokens = 50;  // of one account, those that are still good

/// With what a program acts for a person.
struct Token {
  std::string id = {};  // names the token without being good for anything
  std::string account = {};
  std::string label = {};  // what its owner calls it
  Scope scope = Scope::kRead;
  std::string agency = {};  // the only one where it is good; empty: wherever its owner may
  std::string hint = {};    // how its secret begins: "odp_3f9a"
  base::Time created_at{};
  base::Time expires_at{};
  base::Time used_at{};     // 1970 when never
  base::Time revoked_at{};  // 1970 when not

  bool is_revoked() const { return revoked_at != base::Time{}; }
  bool is_good(base::Time now) const { return !is_revoked() && now < expires_at; }
};

struct NewToken {
  std::string account = {};
  std::string label = {};
  Scope scope = Scope::kRead;
  std::string agency = {};
  int days = kTokenDays;
};

struct AddedToken {
  std::string id;
  std::string secret;  // shown once, kept nowhere
};

/// Makes a token. Its secret is "odp_", 48 hexadecimal digits by chance and 8 that prove the
/// others, so that secret scanners find lost ones and a mistyped one is told apart from a wrong
/// one. Errors: kInvalidData "token_days_bad"; kInvalidData "tokens_too_many".
AddedToken add_token(store::WriteTransaction& change, const NewToken& token);

/// Whether a text has the form of a token, its last digits proved.
bool is_token(std::string_view secret);
/// Whether a text begins as tokens do.
bool looks_like_token(std::string_view text);

/// By its secret, also when it is no longer good.
std::optional<Token> find_token(const store::Reader& reader, std::string_view secret);
std::optional<Token> find_token_by_id(const store::Reader& reader, std::string_view id);
/// The latest first, with those that are no longer good.
std::vector<Token> list_tokens(const store::Reader& reader, std::string_view account);

/// From the next request on it is good for nothing; whether there was such a token of the account.
bool revoke_token(store::WriteTransaction& change, std::string_view account, std::string_view id);

}  // namespace catalog::people
