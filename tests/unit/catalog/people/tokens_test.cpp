#include "catalog/people/tokens.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

class Tokens : public PeopleTest {
 protected:
  AddedToken token(int days = 10) {
    AddedToken added;
    change([&](auto& now) {
      added = add_token(now, {"1", "harvester", Scope::kWrite, "health", days});
    });
    return added;
  }
};

TEST_F(Tokens, AreRecognisableAndProveTheirOwnDigits) {
  const std::string secret = token().secret;
  EXPECT_EQ(secret.size(), 60u);
  EXPECT_TRUE(secret.starts_with("odp_"));
  EXPECT_TRUE(is_token(secret));
  std::string mistyped = secret;
  mistyped[10] = mistyped[10] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(is_token(mistyped));
  EXPECT_FALSE(is_token(secret.substr(0, 59)));
  EXPECT_FALSE(is_token(""));
}

TEST_F(Tokens, AreFoundByTheirSecretWhichIsNotKept) {
  const AddedToken added = token();
  const auto found = find_token(store.read(), added.secret);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, added.id);
  EXPECT_EQ(found->label, "harvester");
  EXPECT_EQ(found->scope, Scope::kWrite);
  EXPECT_EQ(found->agency, "health");
  EXPECT_EQ(found->hint, added.secret.substr(0, 8));
  const auto reader = store.read();
  auto rows = reader.connection().query("SELECT * FROM api_token");
  const auto row = rows.next();
  for (int column = 0; column < row->size(); ++column)
    EXPECT_EQ(row->text(column).find(added.secret.substr(8)), std::string::npos);
}

TEST_F(Tokens, AreGoodUntilTheirDayOrUntilRevoked) {
  const AddedToken added = token(10);
  const base::Time now = base::now();
  const auto found = find_token(store.read(), added.secret);
  EXPECT_TRUE(found->is_good(now + std::chrono::days(9)));
  EXPECT_FALSE(found->is_good(now + std::chrono::days(11)));
  bool revoked = true;
  change([&](auto& change) { revoked = revoke_token(change, "2", added.id); });
  EXPECT_FALSE(revoked) << "another's token";
  change([&](auto& change) { revoked = revoke_token(change, "1", added.id); });
  EXPECT_TRUE(revoked);
  EXPECT_FALSE(find_token(store.read(), added.secret)->is_good(now));
}

TEST_F(Tokens, AreNotGoodForEverAndNotWithoutNumber) {
  for (const int days : {0, -1, 731})
    EXPECT_EQ(failure_of([&] { token(days); }), "token_days_bad") << days;
  for (std::size_t i = 0; i < kMostTokens; ++i) token();
  EXPECT_EQ(failure_of([&] { token(); }), "tokens_too_many");
}

}  // namespace
}  // namespace catalog::people
