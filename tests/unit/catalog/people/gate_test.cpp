#include "catalog/people/gate.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/people/roles.hpp"
#include "catalog/people/sessions.hpp"
#include "catalog/people/tokens.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const base::Time kStart = base::parse_time("2026-03-01T08:00:00Z").value();

class GateTest : public PeopleTest {
 protected:
  std::optional<std::string> sign_in(const std::string& name, const std::string& password,
                                     const std::string& address = "203.0.113.7") {
    Attempt attempt;
    attempt.name = name;
    attempt.password = password;
    attempt.address = address;
    return gate.sign_in(attempt);
  }
};

TEST_F(GateTest, LetsInByNameAndPassword) {
  const Account mai = add("mai");
  const auto secret = sign_in("Mai", kPassword);
  ASSERT_TRUE(secret);
  const Principal principal = gate.find_by_session(*secret);
  EXPECT_EQ(principal.by(), Principal::By::kSession);
  EXPECT_EQ(principal.person().id, mai.id);
  EXPECT_FALSE(sign_in("mai", "another password"));
  EXPECT_FALSE(sign_in("lan", kPassword));
  EXPECT_FALSE(sign_in("", ""));
}

TEST_F(GateTest, LetsNobodyInWithoutAPasswordOrWhenDisabled) {
  add("new", "");
  const Account old = add("old");
  change([&](auto& now) { set_disabled(now, old.id, true); });
  EXPECT_FALSE(sign_in("new", ""));
  EXPECT_FALSE(sign_in("old", kPassword));
}

TEST_F(GateTest, EndsTheFormerSessionOfTheSameBrowser) {
  add("mai");
  const auto first = sign_in("mai", kPassword);
  Attempt again;
  again.name = "mai";
  again.password = kPassword;
  again.former = *first;
  const auto second = gate.sign_in(again);
  ASSERT_TRUE(second);
  EXPECT_NE(*first, *second);
  EXPECT_TRUE(gate.find_by_session(*first).is_anonymous());
  EXPECT_FALSE(gate.find_by_session(*second).is_anonymous());
}

TEST_F(GateTest, KeepsASessionAliveWhileItIsUsedButNotForEver) {
  add("mai");
  std::string secret;
  {
    const base::FixedClock clock(kStart);
    secret = *sign_in("mai", kPassword);
  }
  for (int i = 1; i < 12; ++i) {
    const base::FixedClock clock(kStart + hours(i));
    EXPECT_FALSE(gate.find_by_session(secret).is_anonymous()) << i;
    if (i % 2 == 0) gate.keep_uses();
  }
  const base::FixedClock clock(kStart + hours(12));
  EXPECT_TRUE(gate.find_by_session(secret).is_anonymous());
}

TEST_F(GateTest, EndsASessionThatNobodyUses) {
  add("mai");
  std::string secret;
  {
    const base::FixedClock clock(kStart);
    secret = *sign_in("mai", kPassword);
  }
  const base::FixedClock clock(kStart + hours(2));
  EXPECT_TRUE(gate.find_by_session(secret).is_anonymous());
  EXPECT_TRUE(gate.find_by_session(secret).is_anonymous()) << "asking does not wake it";
}

TEST_F(GateTest, SlowsDownWhoGuessesOneAccountWhetherItExistsOrNot) {
  const base::FixedClock clock(kStart);
  add("mai");
  for (const char* name : {"mai", "nobody"}) {
    for (int i = 0; i < 5; ++i)
      EXPECT_FALSE(sign_in(name, "wrong", "198.51.100." + std::to_string(i)));
    EXPECT_EQ(failure_of([&] { sign_in(name, kPassword, "198.51.100.9"); }), "sign_in_too_often")
        << name;
  }
}

TEST_F(GateTest, SlowsDownWhoGuessesFromOneAddress) {
  const base::FixedClock clock(kStart);
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(sign_in("name" + std::to_string(i), "wrong"));
  EXPECT_EQ(failure_of([&] { sign_in("other", "wrong"); }), "sign_in_too_often");
  EXPECT_EQ(failure_of([&] { sign_in("other", "wrong", "198.51.100.9"); }), "");
}

TEST_F(GateTest, LetsInAgainAfterTheWait) {
  std::optional<base::FixedClock> clock(kStart);
  add("mai");
  for (int i = 0; i < 5; ++i) sign_in("mai", "wrong");
  EXPECT_EQ(failure_of([&] { sign_in("mai", kPassword); }), "sign_in_too_often");
  clock.reset();
  clock.emplace(kStart + minutes(1));
  EXPECT_TRUE(sign_in("mai", kPassword));
}

TEST_F(GateTest, KnowsATokensOwnerAndWhyOneIsRefused) {
  const Account mai = add("mai");
  add_agency("health");
  AddedToken token;
  change([&](auto& now) {
    grant(now, mai.id, "health", Role::kPublisher);
    token = add_token(now, {mai.id, "harvester", Scope::kWrite, "", 10});
  });
  const Principal principal = gate.find_by_token(token.secret);
  EXPECT_EQ(principal.by(), Principal::By::kToken);
  EXPECT_EQ(principal.person().name, "mai");
  EXPECT_TRUE(principal.may(Right::kEdit, "health"));
  EXPECT_FALSE(principal.may(Right::kPublish, "health"));
  gate.keep_uses();
  EXPECT_NE(find_token(store.read(), token.secret)->used_at, base::Time{});

  const auto refusal = [&](const std::string& secret) {
    return failure_of([&] { gate.find_by_token(secret); });
  };
  EXPECT_EQ(refusal(token.secret + "0"), "token_mistyped");
  EXPECT_EQ(refusal("4f7c1c0e-old-key"), "token_unknown");
  {
    const base::FixedClock clock(base::now() + std::chrono::days(11));
    EXPECT_EQ(refusal(token.secret), "token_expired");
  }
  change([&](auto& now) { set_disabled(now, mai.id, true); });
  EXPECT_EQ(refusal(token.secret), "token_unknown");
  change([&](auto& now) { revoke_token(now, mai.id, token.id); });
  EXPECT_EQ(refusal(token.secret), "token_revoked");
}

TEST_F(GateTest, OffersALinkToTheFirstAdministratorOnlyWhileThereIsNobody) {
  EXPECT_TRUE(gate.offer_first_link());
  add("mai");
  EXPECT_FALSE(gate.offer_first_link());
}

}  // namespace
}  // namespace catalog::people
