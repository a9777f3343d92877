#include "catalog/people/requests.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/people/roles.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

class RequestsTest : public PeopleTest {
 protected:
  RequestsTest() {
    add_agency("health");
    mai = add("mai", "");
  }
  void ask(const std::string& agency, const std::string& note = "") {
    change([&](auto& now) { ask_membership(now, mai.id, agency, note); });
  }
  bool answer(std::optional<Role> role) {
    bool was_there = false;
    change([&](auto& now) { was_there = answer_request(now, mai.id, "health", role); });
    return was_there;
  }
  Account mai;
};

TEST_F(RequestsTest, WaitUntilTheyAreAnswered) {
  ask("health", "I work there.");
  ask("health", "I work in its data office.");
  const auto waiting = list_requests(store.read(), "health");
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].name, "mai");
  EXPECT_EQ(waiting[0].note, "I work in its data office.");
  EXPECT_EQ(list_asked(store.read(), mai.id), std::vector<std::string>{"health"});
  EXPECT_TRUE(answer(Role::kEditor));
  EXPECT_FALSE(answer(Role::kAdmin)) << "answered already";
  EXPECT_EQ(roles_of(store.read(), mai.id).memberships,
            (std::vector<Membership>{{"health", Role::kEditor}}));
  EXPECT_TRUE(list_asked(store.read(), mai.id).empty());
}

TEST_F(RequestsTest, GiveNothingWhenDeclined) {
  ask("health");
  EXPECT_TRUE(answer(std::nullopt));
  EXPECT_TRUE(roles_of(store.read(), mai.id).memberships.empty());
}

TEST_F(RequestsTest, AreRefusedWhereTheyMakeNoSense) {
  EXPECT_EQ(failure_of([&] { ask("nowhere"); }), "agency_unknown");
  change([&](auto& now) { grant(now, mai.id, "health", Role::kReader); });
  EXPECT_EQ(failure_of([&] { ask("health"); }), "member_already");
  for (std::size_t i = 0; i < kMostRequests; ++i) {
    add_agency("agency-" + std::to_string(i));
    ask("agency-" + std::to_string(i));
  }
  add_agency("last");
  EXPECT_EQ(failure_of([&] { ask("last"); }), "requests_too_many");
}

}  // namespace
}  // namespace catalog::people
