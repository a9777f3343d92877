#include "portal/app/access.hpp"

#include <string>

#include "catalog/base/error.hpp"

namespace portal::app {
namespace {

using base::Error;
using base::ErrorCode;

void demand_somebody(const people::Principal& principal) {
  if (principal.is_anonymous()) throw Error(ErrorCode::kUnauthenticated, "sign_in_needed");
}

[[noreturn]] void throw_missing(people::Right right) {
  throw Error(ErrorCode::kForbidden, "right_missing_" + std::string(row_of(right).name));
}

}  // namespace

void demand(const Access& access, const people::Principal& principal) {
  if (access.kind() == Access::Kind::kAnyone) return;
  demand_somebody(principal);
  if (access.kind() == Access::Kind::kInPerson && principal.by() != people::Principal::By::kSession)
    throw Error(ErrorCode::kForbidden, "person_needed");
  if (access.kind() == Access::Kind::kHolder && !principal.may_somewhere(access.right()))
    throw_missing(access.right());
}

void demand(people::Right right, std::string_view agency, const people::Principal& principal) {
  demand_somebody(principal);
  if (!principal.may(right, agency)) throw_missing(right);
}

}  // namespace portal::app
