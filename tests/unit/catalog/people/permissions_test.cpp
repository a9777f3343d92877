#include "catalog/people/permissions.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace catalog::people {
namespace {

// Rights of a set as letters, in the order of the table: r e p m M A X.
std::string letters(Rights rights) {
  constexpr std::string_view names = "repmMAX";
  std::string text;
  for (const auto& row : kRights)
    if (rights.has(row.right)) text += names[static_cast<std::size_t>(row.right)];
  return text;
}

// Written out once more, so that a change of the table is a change of two places, on purpose.
TEST(Permissions, GiveEachRoleExactlyTheseRights) {
  const std::map<std::string, std::string> expected = {
      {"reader", "r"},    {"editor", "re"},  {"publisher", "rep"},        {"admin", "repm"},
      {"moderator", "M"}, {"assessor", "A"}, {"administrator", "repmMAX"}};
  ASSERT_EQ(kRoles.size(), expected.size());
  for (const auto& row : kRoles)
    EXPECT_EQ(letters(row.rights), expected.at(std::string(row.name))) << row.name;
}

TEST(Permissions, GiveEachScopeExactlyTheseRights) {
  const std::map<std::string, std::string> expected = {
      {"read", "r"}, {"write", "re"}, {"publish", "rep"}, {"administer", "repmMAX"}};
  ASSERT_EQ(kScopes.size(), expected.size());
  for (const auto& row : kScopes)
    EXPECT_EQ(letters(row.rights), expected.at(std::string(row.name))) << row.name;
}

TEST(Permissions, StandInTheOrderOfTheirEnumerations) {
  for (std::size_t i = 0; i < kRights.size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(kRights[i].right), i);
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(kRoles[i].role), i);
  for (std::size_t i = 0; i < kScopes.size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(kScopes[i].scope), i);
}

TEST(Permissions, GiveNoRightOfTheWholePortalToARoleInOneAgency) {
  for (const auto& role : kRoles)
    for (const auto& right : kRights)
      EXPECT_FALSE(!role.site_wide && right.site_wide && role.rights.has(right.right))
          << role.name << " " << right.name;
}

TEST(Permissions, FindRolesAndScopesByTheirNamesOnly) {
  EXPECT_EQ(find_role("publisher"), Role::kPublisher);
  EXPECT_EQ(find_scope("administer"), Scope::kAdminister);
  for (const char* unknown : {"", "Publisher", "owner", "publish "}) {
    EXPECT_FALSE(find_role(unknown)) << unknown;
    EXPECT_FALSE(find_scope(unknown)) << unknown;
  }
}

TEST(Permissions, NameTheLeastScopeForARole) {
  EXPECT_EQ(scope_for(Role::kReader), Scope::kRead);
  EXPECT_EQ(scope_for(Role::kEditor), Scope::kWrite);
  EXPECT_EQ(scope_for(Role::kPublisher), Scope::kPublish);
  for (const Role role : {Role::kAdmin, Role::kModerator, Role::kAssessor, Role::kAdministrator})
    EXPECT_EQ(scope_for(role), Scope::kAdminister);
}

}  // namespace
}  // namespace catalog::people
