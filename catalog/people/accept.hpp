#pragma once

#include <string>
#include <string_view>

#include "catalog/people/accounts.hpp"
#include "catalog/people/links.hpp"
#include "catalog/store/store.hpp"

namespace catalog::people {

/// What somebody answers to a one-time link.
struct Answer {
  std::string secret = {};        // of the link
  std::string name = {};          // of a new account; of no use where the link has one
  std::string display_name = {};  // of a new account
  std::string password = {};
};

/// Uses the link up and does what it is for, all or nothing: sets the password of its account, or
/// makes a new account that becomes the first administrator or a member of an agency. Answers the
/// account.
/// Errors: kGone "link_gone" when it was used or has expired, or for a first administrator where
/// there are accounts by now; as check_password(), hash_password(), add_account(), grant().
Account accept_link(store::Store& store, const Answer& answer);

/// Joins by an invitation with an account that there is; answers the agency's slug.
/// Errors: kGone "link_gone", also for a link that is no invitation; as grant().
std::string join_by_link(store::Store& store, std::string_view secret, std::string_view account);

}  // namespace catalog::people
