#include "catalog/people/throttle.hpp"

#include <gtest/gtest.h>

namespace catalog::people {
namespace {

using std::chrono::seconds;

const base::Time kStart = base::parse_time("2026-03-01T08:00:00Z").value();

TEST(Throttle, LetsSomeTriesGoAndThenAsksForEverLongerWaits) {
  Throttle throttle({.free = 3, .first_wait = seconds(30), .most_wait = seconds(100)});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(throttle.enter("mai", kStart).count(), 0);
  EXPECT_EQ(throttle.enter("mai", kStart).count(), 30);
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(29)).count(), 1) << "waiting is not counted";
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(30)).count(), 0);
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(30)).count(), 60);
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(90)).count(), 0);
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(90)).count(), 100);
  EXPECT_EQ(throttle.enter("lan", kStart + seconds(90)).count(), 0) << "another key";
}

TEST(Throttle, ForgetsAfterARightTryAndAfterALongTime) {
  Throttle throttle({.free = 1, .first_wait = seconds(30), .most_wait = seconds(100)});
  throttle.enter("mai", kStart);
  EXPECT_GT(throttle.enter("mai", kStart).count(), 0);
  throttle.forget("mai");
  EXPECT_EQ(throttle.enter("mai", kStart).count(), 0);
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(200)).count(), 0);
  EXPECT_EQ(throttle.enter("mai", kStart + seconds(200)).count(), 30);
}

TEST(Throttle, TakesBackWhatSaidNothingOfTheKey) {
  Throttle throttle({.free = 2});
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(throttle.enter("203.0.113.7", kStart).count(), 0);
    throttle.take_back("203.0.113.7");
  }
  EXPECT_EQ(throttle.size(), 0u);
}

TEST(Throttle, RemembersNoMoreKeysThanItsLimit) {
  Throttle throttle({.free = 1, .most_keys = 100});
  for (int i = 0; i < 1000; ++i) throttle.enter(std::to_string(i), kStart);
  EXPECT_EQ(throttle.size(), 100u);
  EXPECT_GT(throttle.enter("999", kStart).count(), 0);
  EXPECT_EQ(throttle.enter("0", kStart).count(), 0);
}

TEST(Throttle, DoesNotWaitForAClockThatWasSetBack) {
  Throttle throttle({.free = 1});
  throttle.enter("mai", kStart);
  EXPECT_EQ(throttle.enter("mai", kStart - std::chrono::hours(1)).count(), 0);
}

}  // namespace
}  // namespace catalog::people
