#include "catalog/queue/job.hpp"

#include <gtest/gtest.h>

#include <set>

namespace catalog::queue {
namespace {

using std::chrono::milliseconds;

TEST(RetryDelay, DoublesUpToAnHourGiveOrTakeAQuarter) {
  milliseconds expected = std::chrono::seconds(10);
  EXPECT_EQ(retry_delay(1, 0), milliseconds(0));
  for (std::int64_t attempt = 1; attempt <= 12; ++attempt) {
    for (std::int64_t job = 1; job <= 50; ++job) {
      const auto delay = retry_delay(job, attempt);
      EXPECT_GE(delay, expected * 3 / 4) << attempt;
      EXPECT_LE(delay, expected * 5 / 4) << attempt;
    }
    expected = std::min<milliseconds>(expected * 2, std::chrono::hours(1));
  }
}

TEST(RetryDelay, KeepsJobsThatFailTogetherApart) {
  std::set<milliseconds> delays;
  for (std::int64_t job = 1; job <= 100; ++job) delays.insert(retry_delay(job, 1));
  EXPECT_GT(delays.size(), 90u);
  EXPECT_EQ(retry_delay(7, 3), retry_delay(7, 3));
}

TEST(Job, StatesAndOutcomesAreReadAsTheyAreWritten) {
  for (const State state : {State::kWaiting, State::kRunning, State::kDone, State::kGivenUp})
    EXPECT_EQ(parse_state(to_string(state)), state);
  for (const Outcome outcome : {Outcome::kDone, Outcome::kFailed, Outcome::kInterrupted})
    EXPECT_EQ(parse_outcome(to_string(outcome)), outcome);
}

}  // namespace
}  // namespace catalog::queue
