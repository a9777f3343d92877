#include "catalog/people/accept.hpp"

#include <gtest/gtest.h>

#include "catalog/audit/log.hpp"
#include "catalog/base/error.hpp"
#include "catalog/people/roles.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

class AcceptTest : public PeopleTest {
 protected:
  std::string link(const Link& link) {
    std::string secret;
    change([&](auto& now) { secret = add_link(now, link); });
    return secret;
  }
  Account accept(const std::string& secret, const std::string& name = "") {
    return accept_link(store, {secret, name, "", kPassword});
  }
};

TEST_F(AcceptTest, ALinkOfTheFirstAdministratorMakesOneAndIsUsedUp) {
  const std::string secret = *gate.offer_first_link();
  const Account first = accept(secret, "first");
  EXPECT_EQ(roles_of(store.read(), first.id).site_roles, std::vector{Role::kAdministrator});
  EXPECT_EQ(failure_of([&] { accept(secret, "second"); }), "link_gone");
}

TEST_F(AcceptTest, ALinkOfTheFirstAdministratorIsGoodForNothingOnceThereIsAnAccount) {
  const std::string secret = *gate.offer_first_link();
  add("mai");
  EXPECT_EQ(failure_of([&] { accept(secret, "first"); }), "link_gone");
}

TEST_F(AcceptTest, ALinkForAPasswordSetsItOnce) {
  const Account mai = add("mai", "");
  const std::string secret = link({Purpose::kPassword, mai.id});
  EXPECT_EQ(accept(secret).id, mai.id);
  EXPECT_TRUE(is_password(kPassword, find_password(store.read(), mai.id)));
  EXPECT_EQ(failure_of([&] { accept(secret); }), "link_gone");
}

TEST_F(AcceptTest, TellsTheAuditLogWhoCameAndNoNameButTheDoers) {
  const Account first = accept(*gate.offer_first_link(), "first");
  std::string told;
  audit::for_each(store.read().connection(), {.actor = "first"}, [&](const audit::Entry& entry) {
    EXPECT_EQ(entry.kind, "account");
    EXPECT_EQ(entry.id, first.id);
    told += entry.action + " " + entry.detail->text + "\n";
    return true;
  });
  EXPECT_EQ(told,
            "account_added {}\npassword_changed {}\nrole_given {\"role\":\"administrator\"}\n");
}

TEST_F(AcceptTest, APasswordThatIsRefusedLeavesTheLinkGood) {
  const Account mai = add("mai", "");
  const std::string secret = link({Purpose::kPassword, mai.id});
  EXPECT_EQ(failure_of([&] { accept_link(store, {secret, "", "", "short"}); }), "password_short");
  EXPECT_EQ(failure_of([&] {
              accept_link(store, {secret, "", "", "mai-mai-mai-2024"});
            }),
            "password_common");
  EXPECT_TRUE(find_link(store.read(), secret));
}

TEST_F(AcceptTest, ALaterLinkTakesThePlaceOfAnEarlierOne) {
  const Account mai = add("mai", "");
  const std::string earlier = link({Purpose::kPassword, mai.id});
  const std::string later = link({Purpose::kPassword, mai.id});
  EXPECT_FALSE(find_link(store.read(), earlier));
  EXPECT_TRUE(find_link(store.read(), later));
}

TEST_F(AcceptTest, ALinkExpires) {
  const Account mai = add("mai", "");
  const std::string secret = link({Purpose::kPassword, mai.id});
  const base::FixedClock clock(base::now() + kLinkLife);
  EXPECT_FALSE(find_link(store.read(), secret));
}

TEST_F(AcceptTest, AnInvitationMakesAMemberOfWhoeverOpensIt) {
  add_agency("health");
  const std::string for_new = link({Purpose::kInvitation, "", "health", "editor"});
  const Account lan = accept(for_new, "lan");
  EXPECT_EQ(roles_of(store.read(), lan.id).memberships,
            (std::vector<Membership>{{"health", Role::kEditor}}));
  const std::string lesser = link({Purpose::kInvitation, "", "health", "reader"});
  EXPECT_EQ(join_by_link(store, lesser, lan.id), "health");
  EXPECT_EQ(roles_of(store.read(), lan.id).memberships.front().role, Role::kEditor);
  EXPECT_EQ(failure_of([&] { join_by_link(store, lesser, lan.id); }), "link_gone");
}

}  // namespace
}  // namespace catalog::people
