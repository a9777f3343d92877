#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/people/principal.hpp"
#include "catalog/store/reader.hpp"
#include "catalog/store/writer.hpp"

namespace catalog::people {

/// A person who belongs to an agency.
struct Member {
  std::string account;  // identifier
  std::string name;
  std::string display_name;
  Role role = Role::kReader;
};

RolesHeld roles_of(const store::Reader& reader, std::string_view account);

/// By name.
std::vector<Member> list_members(const store::Reader& reader, std::string_view agency);

/// Gives a role: in the agency with that slug, where it takes the place of the former one, or in
/// the whole portal (`agency` empty).
/// Errors: kInvalidData "role_needs_agency", "role_is_site_wide" when the role is not of that kind;
/// kNotFound "agency_unknown".
void grant(store::WriteTransaction& change, std::string_view account, std::string_view agency,
           Role role);

/// Takes the role in an agency, or (`agency` empty) that role in the whole portal; whether it was
/// held.
/// Errors: kInvalidData "administrator_last" when nobody could administer the portal any more.
bool dismiss(store::WriteTransaction& change, std::string_view account, std::string_view agency,
             Role role);

/// Hands over to another agency what people hold in one: roles (whoever has one there keeps the
/// greater), requests, invitations and tokens that are good in it alone. Answers how many members.
std::size_t hand_over_roles(store::WriteTransaction& change, std::string_view agency,
                            std::string_view successor);

/// Ends all that people hold in an agency; answers how many members it had.
std::size_t end_roles(store::WriteTransaction& change, std::string_view agency);

/// Whether another account than this one, not disabled, administers the portal.
bool has_other_administrator(const store::Reader& reader, std::string_view account);

}  // namespace catalog::people
