#include "portal/app/access.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "catalog/base/error.hpp"
#include "portal/app/principal.hpp"

namespace portal::app {
namespace {

using people::Principal;
using people::Right;
using people::Role;

const Principal::Person kMai = {"1", "mai", "Mai"};

// "in", or the sentence with which somebody is turned away.
std::string outcome(const std::function<void()>& asked) {
  try {
    asked();
  } catch (const base::Error& error) {
    return error.message().key;
  }
  return "in";
}

std::string let_in(const Access& access, const Principal& principal) {
  return outcome([&] { demand(access, principal); });
}

TEST(Access, LetsInWhomItIsFor) {
  const Principal nobody;
  const Principal mai = Principal::signed_in(kMai, {{{"health", Role::kEditor}}, {}});
  const Principal program =
      Principal::by_token(kMai, {{{"health", Role::kEditor}}, {}}, {"t", people::Scope::kRead, ""});
  EXPECT_EQ(let_in(Access::anyone(), nobody), "in");
  EXPECT_EQ(let_in(Access::signed_in(), nobody), "sign_in_needed");
  EXPECT_EQ(let_in(Access::signed_in(), program), "in");
  EXPECT_EQ(let_in(Access::in_person(), program), "person_needed");
  EXPECT_EQ(let_in(Access::in_person(), mai), "in");
  EXPECT_EQ(let_in(Access::holder_of(Right::kEdit), mai), "in");
  EXPECT_EQ(let_in(Access::holder_of(Right::kEdit), program), "right_missing_edit");
  EXPECT_EQ(let_in(Access::holder_of(Right::kEdit), nobody), "sign_in_needed");
  EXPECT_EQ(let_in(Access::holder_of(Right::kAdminister), mai), "right_missing_administer");
}

TEST(Access, IsAskedForAgainOnceTheAgencyIsKnown) {
  const Principal mai = Principal::signed_in(kMai, {{{"health", Role::kEditor}}, {}});
  EXPECT_EQ(outcome([&] { demand(Right::kEdit, "health", mai); }), "in");
  EXPECT_EQ(outcome([&] { demand(Right::kEdit, "education", mai); }), "right_missing_edit");
  EXPECT_EQ(outcome([&] { demand(Right::kPublish, "health", mai); }), "right_missing_publish");
  EXPECT_EQ(outcome([&] { demand(Right::kEdit, "health", Principal()); }), "sign_in_needed");
}

TEST(Access, HasASentenceForEveryRightInBothLanguages) {
  for (const auto& right : people::kRights)
    for (const char* language : {"vi", "en"})
      EXPECT_TRUE(base::has_text("right_missing_" + std::string(right.name), language))
          << right.name;
}

TEST(PrincipalOfARequest, IsNobodyUntilItIsSaid) {
  http::Request request;
  EXPECT_TRUE(principal_of(request).is_anonymous());
  set_principal(request, Principal::signed_in(kMai, {}));
  EXPECT_EQ(principal_of(request).person().name, "mai");
}

}  // namespace
}  // namespace portal::app
