#pragma once

#include <string_view>

#include "catalog/people/principal.hpp"

namespace portal::app {

namespace people = catalog::people;

/// Who may use a route. It has no default: a route that does not say who may use it does not
/// compile.
class Access {
 public:
  enum class Kind {
    kAnyone,
    kSignedIn,  // a person, signed in or by a token
    kInPerson,  // signed in; no token is enough: passwords, tokens, sessions
    kHolder,    // of a right, in some agency or in the whole portal
  };

  static constexpr Access anyone() { return {Kind::kAnyone, people::Right::kReadDrafts}; }
  static constexpr Access signed_in() { return {Kind::kSignedIn, people::Right::kReadDrafts}; }
  static constexpr Access in_person() { return {Kind::kInPerson, people::Right::kReadDrafts}; }
  /// Whoever holds the right somewhere. Which agency is meant only the handler knows: it asks
  /// demand().
  static constexpr Access holder_of(people::Right right) { return {Kind::kHolder, right}; }

  constexpr Kind kind() const { return kind_; }
  constexpr people::Right right() const { return right_; }  // of kHolder

 private:
  constexpr Access(Kind kind, people::Right right) : kind_(kind), right_(right) {}
  Kind kind_;
  people::Right right_;
};

/// Errors: kUnauthenticated "sign_in_needed" for nobody in particular; kForbidden "person_needed"
/// for a token where the person must sign in, "right_missing_…" without the right.
void demand(const Access& access, const people::Principal& principal);

/// What a handler asks once it knows the agency (its slug; empty: the whole portal).
/// Errors: kUnauthenticated "sign_in_needed" for nobody in particular; kForbidden
/// "right_missing_…".
void demand(people::Right right, std::string_view agency, const people::Principal& principal);

}  // namespace portal::app
