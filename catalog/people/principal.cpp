#include "catalog/people/principal.hpp"

#include <algorithm>
#include <utility>

namespace catalog::people {

Principal Principal::signed_in(Person person, RolesHeld roles) {
  Principal principal;
  principal.by_ = By::kSession;
  principal.person_ = std::move(person);
  principal.roles_ = std::move(roles);
  return principal;
}

Principal Principal::by_token(Person person, RolesHeld roles, Grant grant) {
  Principal principal = signed_in(std::move(person), std::move(roles));
  principal.by_ = By::kToken;
  principal.grant_ = std::move(grant);
  return principal;
}

bool Principal::token_allows(Right right, std::string_view agency) const {
  if (!grant_) return true;
  const bool here = grant_->agency.empty() || grant_->agency == agency;
  return here && row_of(grant_->scope).rights.has(right);
}

bool Principal::may(Right right, std::string_view agency) const {
  // A right of the whole portal is asked for the whole portal, whatever agency it is asked in.
  const std::string_view place = row_of(right).site_wide ? std::string_view() : agency;
  if (!token_allows(right, place)) return false;
  const auto gives = [right](Role role) { return row_of(role).rights.has(right); };
  if (std::ranges::any_of(roles_.site_roles, gives)) return true;
  return !place.empty() &&
         std::ranges::any_of(roles_.memberships, [&](const Membership& membership) {
           return membership.agency == place && gives(membership.role);
         });
}

bool Principal::may_somewhere(Right right) const {
  const auto agencies = agencies_where(right);
  return !agencies || !agencies->empty();
}

std::optional<std::vector<std::string>> Principal::agencies_where(Right right) const {
  if (may_everywhere(right)) return std::nullopt;
  std::vector<std::string> agencies;
  for (const auto& membership : roles_.memberships)
    if (may(right, membership.agency)) agencies.push_back(membership.agency);
  // The portal's administrator, by a token for one agency.
  if (grant_ && !grant_->agency.empty() && may(right, grant_->agency) &&
      std::ranges::find(agencies, grant_->agency) == agencies.end())
    agencies.push_back(grant_->agency);
  return agencies;
}

}  // namespace catalog::people
