#include "catalog/people/sessions.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/people/people_fixture.hpp"

namespace catalog::people {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const base::Time kStart = base::parse_time("2026-03-01T08:00:00Z").value();

using Sessions = PeopleTest;

TEST_F(Sessions, AreKnownByASecretThatIsNotKept) {
  std::string secret;
  change([&](auto& now) { secret = start_session(now, "1", "a browser"); });
  EXPECT_EQ(secret.size(), 64u);
  const auto session = find_session(store.read(), secret);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->account, "1");
  EXPECT_EQ(session->agent, "a browser");
  EXPECT_NE(session->hash, secret);
  EXPECT_FALSE(find_session(store.read(), session->hash));
  EXPECT_FALSE(find_session(store.read(), ""));
}

TEST_F(Sessions, EndAfterIdlenessAndAfterADay) {
  Session session;
  session.created_at = kStart;
  session.seen_at = kStart + hours(3);
  EXPECT_FALSE(session.is_over(kStart + hours(5) - minutes(1)));
  EXPECT_TRUE(session.is_over(kStart + hours(5)));
  session.seen_at = kStart + hours(11) + minutes(30);
  EXPECT_FALSE(session.is_over(kStart + hours(12) - minutes(1)));
  EXPECT_TRUE(session.is_over(kStart + hours(12)));
  EXPECT_TRUE(session.is_over(kStart - hours(1))) << "the clock was set back";
}

TEST_F(Sessions, AreEndedByTheirOwnAccountOnly) {
  std::string secret;
  change([&](auto& now) { secret = start_session(now, "1", ""); });
  const std::string hash = find_session(store.read(), secret)->hash;
  change([&](auto& now) { end_session(now, "2", hash); });
  EXPECT_TRUE(find_session(store.read(), secret));
  change([&](auto& now) { end_session(now, "1", hash); });
  EXPECT_FALSE(find_session(store.read(), secret));
}

}  // namespace
}  // namespace catalog::people
