#include "catalog/people/permissions.hpp"

#include <cstddef>

namespace catalog::people {
namespace {

// Each table stands in the order of its enumeration, which a test holds.
template <typename Table, typename Key>
const auto& at(const Table& table, Key key) {
  return table.at(static_cast<std::size_t>(key));
}

}  // namespace

const RightRow& row_of(Right right) {
  return at(kRights, right);
}

const RoleRow& row_of(Role role) {
  return at(kRoles, role);
}

const ScopeRow& row_of(Scope scope) {
  return at(kScopes, scope);
}

std::optional<Role> find_role(std::string_view name) {
  for (const auto& row : kRoles)
    if (row.name == name) return row.role;
  return std::nullopt;
}

std::optional<Scope> find_scope(std::string_view name) {
  for (const auto& row : kScopes)
    if (row.name == name) return row.scope;
  return std::nullopt;
}

Scope scope_for(Role role) {
  const Rights wanted = row_of(role).rights;
  for (const auto& row : kScopes)
    if ((row.rights & wanted) == wanted) return row.scope;
  return Scope::kAdminister;
}

}  // namespace catalog::people
