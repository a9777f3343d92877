#include "catalog/people/principal.hpp"

#include <gtest/gtest.h>

namespace catalog::people {
namespace {

const Principal::Person kMai = {"1", "mai", "Mai"};

Principal member(Role role) {
  return Principal::signed_in(kMai, {{{"health", role}}, {}});
}

Principal officer(Role role) {
  return Principal::signed_in(kMai, {{}, {role}});
}

TEST(Principal, IsNobodyAndMayDoNothingToBeginWith) {
  const Principal nobody;
  EXPECT_TRUE(nobody.is_anonymous());
  for (const auto& right : kRights) {
    EXPECT_FALSE(nobody.may(right.right, "health")) << right.name;
    EXPECT_FALSE(nobody.may_everywhere(right.right)) << right.name;
    EXPECT_FALSE(nobody.may_somewhere(right.right)) << right.name;
  }
}

TEST(Principal, MayInTheirAgencyWhatTheirRoleMayAndNothingElsewhere) {
  for (const auto& role : kRoles) {
    if (role.site_wide) continue;
    const Principal principal = member(role.role);
    for (const auto& right : kRights) {
      const bool holds = role.rights.has(right.right);
      EXPECT_EQ(principal.may(right.right, "health"), holds) << role.name << " " << right.name;
      EXPECT_EQ(principal.may_somewhere(right.right), holds) << role.name << " " << right.name;
      EXPECT_FALSE(principal.may(right.right, "education")) << role.name << " " << right.name;
      EXPECT_FALSE(principal.may_everywhere(right.right)) << role.name << " " << right.name;
    }
  }
}

TEST(Principal, MayEverywhereWhatARoleOfThePortalMay) {
  for (const auto& role : kRoles) {
    if (!role.site_wide) continue;
    const Principal principal = officer(role.role);
    for (const auto& right : kRights) {
      const bool holds = role.rights.has(right.right);
      EXPECT_EQ(principal.may(right.right, "health"), holds) << role.name << " " << right.name;
      EXPECT_EQ(principal.may_everywhere(right.right), holds) << role.name << " " << right.name;
    }
  }
}

TEST(Principal, HoldsNoRoleByAnEmptyAgency) {
  const auto principal = Principal::signed_in(kMai, {{{"", Role::kAdmin}}, {}});
  EXPECT_FALSE(principal.may(Right::kEdit, ""));
}

TEST(Principal, MayByATokenOnlyWhatBothTheScopeAndTheRoleAllow) {
  for (const auto& scope : kScopes) {
    for (const auto& role : kRoles) {
      RolesHeld roles;
      if (role.site_wide)
        roles.site_roles.push_back(role.role);
      else
        roles.memberships.push_back({"health", role.role});
      const auto principal = Principal::by_token(kMai, roles, {"t", scope.scope, ""});
      for (const auto& right : kRights)
        EXPECT_EQ(principal.may(right.right, "health"),
                  role.rights.has(right.right) && scope.rights.has(right.right))
            << scope.name << " " << role.name << " " << right.name;
    }
  }
}

TEST(Principal, MayByATokenOfOneAgencyNothingElsewhere) {
  const auto principal =
      Principal::by_token(kMai, {{}, {Role::kAdministrator}}, {"t", Scope::kAdminister, "health"});
  EXPECT_TRUE(principal.may(Right::kPublish, "health"));
  EXPECT_FALSE(principal.may(Right::kPublish, "education"));
  EXPECT_FALSE(principal.may_everywhere(Right::kPublish));
  EXPECT_FALSE(principal.may(Right::kAdminister, "health"));
  EXPECT_EQ(principal.agencies_where(Right::kPublish), std::vector<std::string>{"health"});
}

TEST(Principal, ListsTheAgenciesWhereARightIsHeld) {
  const auto principal = Principal::signed_in(
      kMai, {{{"health", Role::kEditor}, {"education", Role::kReader}}, {Role::kModerator}});
  EXPECT_EQ(principal.agencies_where(Right::kEdit), std::vector<std::string>{"health"});
  EXPECT_EQ(principal.agencies_where(Right::kReadDrafts),
            (std::vector<std::string>{"health", "education"}));
  EXPECT_EQ(principal.agencies_where(Right::kModerate), std::nullopt);
  EXPECT_EQ(principal.agencies_where(Right::kPublish), std::vector<std::string>());
}

}  // namespace
}  // namespace catalog::people
