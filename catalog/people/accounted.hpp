#pragma once

#include <string>

#include "catalog/store/writer.hpp"

namespace catalog::people {

/// Something that was done to an account or with it. No secret and no name stands in it but the
/// doer's, which can be erased: whom it was done to is told by the account's identifier.
struct Deed {
  std::string actor;         // name of an account, or a door of the program: "portal user add"
  std::string action;        // "account_added", "role_given", "token_revoked" …
  std::string account = {};  // identifier of whose account it is
  std::string agency = {};   // slug; empty: the site's
  std::string role = {};     // that was given or offered
};

/// Tells the audit log, in the same transaction. Errors: as audit::append().
void account_for(store::WriteTransaction& change, const Deed& deed);

}  // namespace catalog::people
