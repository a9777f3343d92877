#include "catalog/people/accounts.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "catalog/people/sessions.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

using Accounts = PeopleTest;

TEST_F(Accounts, AreFoundByTheirNameInAnyCase) {
  EXPECT_FALSE(has_accounts(store.read()));
  const Account mai = add("Mai.Nguyen");
  EXPECT_EQ(mai.name, "mai.nguyen");
  EXPECT_EQ(mai.display_name, "mai.nguyen");
  EXPECT_TRUE(has_accounts(store.read()));
  EXPECT_EQ(find_account_by_name(store.read(), " MAI.nguyen ")->id, mai.id);
  EXPECT_EQ(find_account(store.read(), mai.id)->name, "mai.nguyen");
  EXPECT_FALSE(find_account_by_name(store.read(), "mai"));
}

TEST_F(Accounts, HaveNamesThatAreNotTakenTwice) {
  add("mai");
  EXPECT_EQ(failure_of([&] { add("MAI"); }), "account_name_taken");
}

TEST_F(Accounts, RefuseWhatCannotBeANameOrAnAddress) {
  for (const char* bad : {"", "a", ".mai", "mai nguyen", "Mai Nguyễn", "mai@x", "a\nb"})
    EXPECT_EQ(find_name_fault(store.read(), bad).value_or(base::Message()).key, "account_name_bad")
        << bad;
  EXPECT_TRUE(find_name_fault(store.read(), std::string(65, 'a')));
  EXPECT_FALSE(find_name_fault(store.read(), std::string(64, 'a')));
  for (const char* bad : {"mai", "@x", "mai@", "a@b@c", "a b@c"}) {
    Account account;
    account.name = "mai";
    account.email = bad;
    EXPECT_EQ(failure_of([&] { change([&](auto& now) { add_account(now, account); }); }),
              "email_bad")
        << bad;
  }
}

TEST_F(Accounts, LoseTheirSessionsWithTheirPassword) {
  const Account mai = add("mai");
  change([&](auto& now) { start_session(now, mai.id, "a browser"); });
  ASSERT_EQ(list_sessions(store.read(), mai.id, base::now()).size(), 1u);
  change([&](auto& now) { set_password(now, mai.id, {"another"}); });
  EXPECT_TRUE(list_sessions(store.read(), mai.id, base::now()).empty());
}

TEST_F(Accounts, LoseTheirSessionsWhenDisabled) {
  const Account mai = add("mai");
  change([&](auto& now) { start_session(now, mai.id, "a browser"); });
  change([&](auto& now) { set_disabled(now, mai.id, true); });
  EXPECT_TRUE(find_account(store.read(), mai.id)->disabled);
  EXPECT_TRUE(list_sessions(store.read(), mai.id, base::now()).empty());
}

}  // namespace
}  // namespace catalog::people
