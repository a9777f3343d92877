#include "catalog/people/roles.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

using Roles = PeopleTest;

TEST_F(Roles, AreGivenInAnAgencyOrInThePortal) {
  const Account mai = add("mai", "");
  add_agency("health");
  change([&](auto& now) {
    grant(now, mai.id, "health", Role::kReader);
    grant(now, mai.id, "health", Role::kPublisher);
    grant(now, mai.id, "", Role::kModerator);
  });
  const RolesHeld expected = {{{"health", Role::kPublisher}}, {Role::kModerator}};
  EXPECT_EQ(roles_of(store.read(), mai.id), expected);
  ASSERT_EQ(list_members(store.read(), "health").size(), 1u);
  EXPECT_EQ(list_members(store.read(), "health")[0].name, "mai");
}

TEST_F(Roles, AreRefusedInTheWrongPlace) {
  const Account mai = add("mai", "");
  add_agency("health");
  const auto refusal = [&](const char* agency, Role role) {
    return failure_of([&] { change([&](auto& now) { grant(now, mai.id, agency, role); }); });
  };
  EXPECT_EQ(refusal("", Role::kEditor), "role_needs_agency");
  EXPECT_EQ(refusal("health", Role::kModerator), "role_is_site_wide");
  EXPECT_EQ(refusal("nowhere", Role::kEditor), "agency_unknown");
}

TEST_F(Roles, AreTakenAgainButNotTheLastAdministrators) {
  const Account mai = add("mai", "");
  const Account lan = add("lan", "");
  change([&](auto& now) { grant(now, mai.id, "", Role::kAdministrator); });
  const auto dismiss_mai = [&] {
    change([&](auto& now) { EXPECT_TRUE(dismiss(now, mai.id, "", Role::kAdministrator)); });
  };
  EXPECT_EQ(failure_of(dismiss_mai), "administrator_last");
  change([&](auto& now) { grant(now, lan.id, "", Role::kAdministrator); });
  EXPECT_EQ(failure_of(dismiss_mai), "");
  EXPECT_TRUE(roles_of(store.read(), mai.id).site_roles.empty());
}

}  // namespace
}  // namespace catalog::people
