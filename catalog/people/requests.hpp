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

inline constexpr std::size_t kMostRequests = 20;  // of one account, not answered yet

/// Somebody asks to belong to an agency.
struct MembershipRequest {
  std::string account = {};  // identifier
  std::string name = {};     // of the account; filled where requests are listed
  std::string display_name = {};
  std::string agency = {};  // its slug
  std::string note = {};    // in their own words
  base::Time asked_at{};
};

/// Asks, or asks again with another note. Whoever belongs to the agency already asks for nothing.
/// Errors: kNotFound "agency_unknown"; kInvalidData "requests_too_many", "member_already".
void ask_membership(store::WriteTransaction& change, std::string_view account,
                    std::string_view agency, std::string_view note);

/// Those of an agency, the oldest first.
std::vector<MembershipRequest> list_requests(const store::Reader& reader, std::string_view agency);
/// The agencies that an account has asked, by slug.
std::vector<std::string> list_asked(const store::Reader& reader, std::string_view account);

/// Answers a request: with a role, or without (nothing is granted). False when there is none.
/// Errors: as grant().
bool answer_request(store::WriteTransaction& change, std::string_view account,
                    std::string_view agency, std::optional<Role> role);

}  // namespace catalog::people
