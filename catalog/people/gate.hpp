#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/base/clock.hpp"
#include "catalog/people/principal.hpp"
#include "catalog/people/throttle.hpp"
#include "catalog/store/store.hpp"

namespace catalog::people {

/// A try to sign in.
struct Attempt {
  std::string name = {};
  std::string password = {};
  std::string code = {};     // of the authenticator app, where the account has one
  std::string address = {};  // of the network, from which it comes
  std::string agent = {};    // what the browser calls itself
  std::string former = {};   // secret of the session that the browser had, if any: it ends
};

/// Tells who asks, and lets people in. One for each store that is served.
/// Thread: any. `store` must outlive it.
class Gate {
 public:
  /// Makes the tables where they are missing.
  explicit Gate(store::Store& store);

  /// The secret of a new session; nothing when there is no such account, it is disabled or has no
  /// password, or the password or the code is another: which of these, nobody learns, not even by
  /// the clock. Errors: kRateLimited "sign_in_too_often" with the seconds to wait, after some wrong
  /// tries for one account (whether it exists or not) or from one address; kUnavailable
  /// "passwords_busy".
  std::optional<std::string> sign_in(const Attempt& attempt);

  /// Begins a session of somebody who has proved otherwise who they are: by a one-time link, or by
  /// the password that they just changed. Wrong tries before are forgotten.
  std::string begin_session(const std::string& account, const std::string& agent,
                            const std::string& former);

  /// Whether it is the account's password; counted as a try to sign in.
  /// Errors: as sign_in().
  bool is_password_of(std::string_view account, std::string_view password);

  /// Who is signed in by that session; nobody when it is over.
  Principal find_by_session(std::string_view secret);
  /// Whose token it is.
  /// Errors: kUnauthenticated "token_mistyped", "token_unknown", "token_revoked", "token_expired".
  Principal find_by_token(std::string_view secret);

  /// When somebody begins with a portal that nobody can administer: the secret of a link for the
  /// first administrator. Nothing once there are accounts.
  std::optional<std::string> offer_first_link();

  /// Puts into the tables when sessions and tokens were last used. Until then only this gate knows:
  /// reading must not wait for whoever writes, nor fail on a full disk.
  void keep_uses();

 private:
  bool is_code_of(const std::string& account, const std::string& code);
  void want_no_wait(const std::string& account, const std::string& address, base::Time now);
  void note_use(const std::string& key);

  store::Store& store_;
  Throttle accounts_;
  Throttle addresses_;
  std::mutex mutex_;                        // of all below
  std::map<std::string, base::Time> used_;  // by hash of session, by identifier of token
};

}  // namespace catalog::people
