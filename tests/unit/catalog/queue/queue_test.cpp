#include "catalog/queue/queue.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "tests/support/temporary_folder.hpp"

namespace catalog::queue {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

/// A queue at a moment that a test sets.
class QueueTest : public testing::Test {
 protected:
  QueueTest() { set_time(start); }

  void set_time(base::Time time) {
    now = time;
    clock.reset();
    clock.emplace(time);
  }
  void pass(std::chrono::milliseconds time) { set_time(now + time); }

  NewJob job(const std::string& key, base::Time due = {}) {
    return {.kind = "mail", .key = key, .due = due};
  }

  const base::Time start = *base::parse_time("2026-05-18T02:00:00Z");
  base::Time now{};
  std::optional<base::FixedClock> clock;
  TemporaryFolder folder;
  store::Store store{folder / "data"};
  Queue queue{store};
};

TEST_F(QueueTest, GivesAJobWithItsArgumentsToOneRunnerOnly) {
  NewJob made = job("mail/1");
  made.arguments.set("to", "lan");
  EXPECT_TRUE(queue.add(made));
  const auto leased = queue.lease("a");
  ASSERT_TRUE(leased);
  EXPECT_EQ(leased->kind, "mail");
  EXPECT_EQ(leased->key, "mail/1");
  EXPECT_EQ(leased->arguments["to"].as_string(), "lan");
  EXPECT_EQ(leased->attempt, 1);
  EXPECT_FALSE(queue.lease("b"));
  queue.end(*leased, Outcome::kDone, {"job_failed", {{"why", "none"}}});
  EXPECT_FALSE(queue.lease("a"));
  const auto runs = queue.list_runs(10);
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].outcome, Outcome::kDone);
  EXPECT_EQ(runs[0].message, (base::Message{"job_failed", {{"why", "none"}}}));
}

// A letter of an invitation holds the link that its account keeps only the hash of.
TEST_F(QueueTest, ForgetsWhatAJobWasToDoOnceItIsDone) {
  NewJob made = job("mail/1");
  made.arguments.set("link", "secret-of-an-invitation");
  queue.add(made);
  const auto kept = [&] {
    auto rows = store.read().connection().query("SELECT count(*) FROM job WHERE arguments LIKE $1",
                                                "%secret-of-an-invitation%");
    return rows.next()->integer(0);
  };
  auto leased = queue.lease("a");
  queue.end(*leased, Outcome::kFailed, {"job_failed", {{"why", "busy"}}});
  EXPECT_EQ(kept(), 1) << "it is tried again";
  pass(hours(1));
  leased = queue.lease("a");
  queue.end(*leased, Outcome::kDone, {"job_failed", {{"why", "none"}}});
  EXPECT_EQ(kept(), 0);
}

TEST_F(QueueTest, TakesTheSameJobOnce) {
  EXPECT_TRUE(queue.add(job("mail/1")));
  EXPECT_FALSE(queue.add(job("mail/1")));
  queue.end(*queue.lease("a"), Outcome::kDone, {});
  EXPECT_FALSE(queue.add(job("mail/1")));
  EXPECT_TRUE(queue.has("mail/1"));
  EXPECT_EQ(queue.list_open().size(), 0u);
}

TEST_F(QueueTest, ForgetsKeysOfJobsThatEndedLongAgo) {
  queue.add(job("mail/1"));
  queue.end(*queue.lease("a"), Outcome::kDone, {});
  pass(kKeyKept + hours(1));
  queue.add(job("mail/2"));
  queue.end(*queue.lease("a"), Outcome::kDone, {});
  EXPECT_FALSE(queue.has("mail/1"));
  EXPECT_TRUE(queue.has("mail/2"));
}

TEST_F(QueueTest, IsBornWithTheChangeThatNeedsIt) {
  {
    auto transaction = store.write();
    EXPECT_TRUE(enqueue(transaction.connection(), job("mail/1")));
  }
  EXPECT_FALSE(queue.has("mail/1"));
  auto transaction = store.write();
  EXPECT_TRUE(enqueue(transaction.connection(), job("mail/1")));
  transaction.commit();
  EXPECT_TRUE(queue.has("mail/1"));
}

TEST_F(QueueTest, WaitsForTheMinuteAndGivesTheOneDueForLongest) {
  queue.add(job("late", start + hours(2)));
  queue.add(job("early", start + hours(1)));
  EXPECT_FALSE(queue.lease("a"));
  pass(hours(1) - std::chrono::milliseconds(1));
  EXPECT_FALSE(queue.lease("a"));
  pass(hours(2));
  EXPECT_EQ(queue.lease("a")->key, "early");
  EXPECT_EQ(queue.lease("a")->key, "late");
}

TEST_F(QueueTest, TriesAFailedJobAgainEverLaterAndThenGivesItUp) {
  queue.add(job("mail/1"));
  for (std::int64_t attempt = 1; attempt <= kMostAttempts; ++attempt) {
    const auto leased = queue.lease("a");
    ASSERT_TRUE(leased) << attempt;
    EXPECT_EQ(leased->attempt, attempt);
    queue.end(*leased, Outcome::kFailed, {"job_failed", {}});
    EXPECT_FALSE(queue.lease("a")) << attempt;
    pass(retry_delay(leased->id, attempt));
  }
  EXPECT_FALSE(queue.lease("a"));
  EXPECT_EQ(queue.count(State::kGivenUp), 1);
  EXPECT_EQ(queue.count(State::kWaiting), 0);
  EXPECT_EQ(queue.list_runs(100).size(), static_cast<std::size_t>(kMostAttempts));
}

TEST_F(QueueTest, TellsALeaseThatRanOutAsInterruptedAndGivesTheJobAgain) {
  queue.add(job("mail/1"));
  const auto lost = queue.lease("a");
  pass(kLease);
  EXPECT_EQ(queue.interrupt_lost("b", false), 0);
  pass(std::chrono::milliseconds(1));
  EXPECT_EQ(queue.interrupt_lost("b", false), 1);
  const auto again = queue.lease("b");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempt, 2);
  ASSERT_EQ(queue.list_runs(10).size(), 1u);
  EXPECT_EQ(queue.list_runs(10)[0].outcome, Outcome::kInterrupted);
  EXPECT_EQ(queue.list_runs(10)[0].started, start);
  // Who comes back from the dead changes nothing.
  EXPECT_FALSE(queue.beat(*lost));
  queue.end(*lost, Outcome::kDone, {});
  EXPECT_EQ(queue.list_runs(10).size(), 1u);
  EXPECT_TRUE(queue.beat(*again));
}

TEST_F(QueueTest, BelievesARunnerThatSaysItIsAlive) {
  queue.add(job("mail/1"));
  const auto leased = queue.lease("a");
  for (int i = 0; i < 5; ++i) {
    pass(kLease - seconds(1));
    EXPECT_TRUE(queue.beat(*leased));
    EXPECT_EQ(queue.interrupt_lost("b", false), 0);
  }
}

TEST_F(QueueTest, KnowsTheJobsOfADeadRunnerAtOnceWhereItIsAlone) {
  queue.add(job("mail/1"));
  queue.lease("a");
  EXPECT_EQ(queue.interrupt_lost("a", true), 0);
  EXPECT_EQ(queue.interrupt_lost("b", true), 1);
  EXPECT_TRUE(queue.lease("b"));
}

TEST_F(QueueTest, GivesUpAJobThatKillsItsRunnersAgainAndAgain) {
  queue.add(job("mail/1"));
  for (std::int64_t attempt = 1; attempt <= kMostAttempts; ++attempt) {
    const auto leased = queue.lease(std::to_string(attempt));
    ASSERT_TRUE(leased) << attempt;
    EXPECT_EQ(queue.interrupt_lost("next", true), 1);
    pass(retry_delay(leased->id, attempt - 1));
  }
  EXPECT_FALSE(queue.lease("a"));
  EXPECT_EQ(queue.count(State::kGivenUp), 1);
}

TEST_F(QueueTest, TakesAJobAgainThoughTheClockWasSetBackAYear) {
  queue.add(job("mail/1"));
  queue.lease("a");
  pass(-hours(24 * 365));
  EXPECT_EQ(queue.interrupt_lost("b", false), 1);
}

TEST_F(QueueTest, TakesNoAttemptFromAJobWhoseRunnerStops) {
  queue.add(job("mail/1"));
  queue.end(*queue.lease("a"), Outcome::kInterrupted, {"job_interrupted", {}});
  const auto again = queue.lease("b");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempt, 1);
}

TEST_F(QueueTest, KeepsAHistoryOfTheLastAttemptsOnly) {
  store.pool().write().connection().execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)"
      " INSERT INTO job_run (job, kind, key, attempt, started_at, ended_at, outcome, message)"
      " SELECT 0, 'old', 'old/' || i, 1, 0, 0, 'done', '{}' FROM n",
      kMostRuns + 100);
  queue.add(job("mail/1"));
  queue.end(*queue.lease("a"), Outcome::kDone, {});
  const auto runs = queue.list_runs(kMostRuns * 2);
  EXPECT_EQ(runs.size(), static_cast<std::size_t>(kMostRuns));
  EXPECT_EQ(runs[0].key, "mail/1");
}

TEST_F(QueueTest, ErasesATextFromJobsAndTheirHistory) {
  auto secret = job("mail/1");
  secret.arguments.set("to", "Ketxuhiem");
  queue.add(secret);
  queue.add(job("mail/2"));
  queue.end(*queue.lease("a"), Outcome::kFailed, {"job_failed", {{"why", "Ketxuhiem"}}});
  {
    auto change = store.write();
    EXPECT_EQ(erase_text(change.connection(), "Ketxuhiem"), 2);
    change.commit();
  }
  EXPECT_EQ(queue.list_runs(9).at(0).message.key, "job_text_erased");
  const auto open = queue.list_open();
  ASSERT_EQ(open.size(), 1u) << "a letter without its words is not sent";
  EXPECT_EQ(open[0].key, "mail/2");
}

}  // namespace
}  // namespace catalog::queue
