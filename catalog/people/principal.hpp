#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/people/permissions.hpp"

namespace catalog::people {

/// A role in one agency.
struct Membership {
  std::string agency;  // its slug
  Role role = Role::kReader;

  bool operator==(const Membership&) const = default;
};

/// What somebody is, everywhere.
struct RolesHeld {
  std::vector<Membership> memberships;  // at most one for each agency
  std::vector<Role> site_roles;

  bool operator==(const RolesHeld&) const = default;
};

/// Who asks: nobody in particular, or a person, signed in or by one of their tokens. Made anew for
/// each request, so that a role that was given or taken holds from the next one on.
///
///   if (!principal.may(Right::kEdit, dataset.agency)) throw …;
class Principal {
 public:
  enum class By { kNobody, kSession, kToken };

  /// The account behind a request.
  struct Person {
    std::string id;    // of the account; never changes
    std::string name;  // with which they sign in
    std::string display_name;
  };
  /// What a token is good for.
  struct Grant {
    std::string token;  // its identifier, not the secret
    Scope scope = Scope::kRead;
    std::string agency;  // the only agency where it is good; empty: wherever the person may
  };

  /// Nobody in particular.
  Principal() = default;
  static Principal signed_in(Person person, RolesHeld roles);
  static Principal by_token(Person person, RolesHeld roles, Grant grant);

  By by() const { return by_; }
  bool is_anonymous() const { return by_ == By::kNobody; }
  /// Empty when anonymous.
  const Person& person() const { return person_; }
  const RolesHeld& roles() const { return roles_; }
  /// Of a token; else nothing.
  const std::optional<Grant>& grant() const { return grant_; }

  /// Whether they hold the right in the agency with that slug; with an empty slug, in the whole
  /// portal. A right of the whole portal (kModerate …) is the same in every agency.
  bool may(Right right, std::string_view agency) const;
  bool may_everywhere(Right right) const { return may(right, ""); }
  /// Whether they hold it in any agency at all: what a page offers before an agency is chosen.
  bool may_somewhere(Right right) const;

  /// The slugs of the agencies where they hold the right; nothing at all when that is every agency.
  std::optional<std::vector<std::string>> agencies_where(Right right) const;

 private:
  bool token_allows(Right right, std::string_view agency) const;

  By by_ = By::kNobody;
  Person person_;
  RolesHeld roles_;
  std::optional<Grant> grant_;
};

}  // namespace catalog::people
