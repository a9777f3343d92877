#include "portal/jobs/runner.hpp"

#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <stdexcept>

#include "catalog/audit/heads.hpp"
#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace portal::jobs {
namespace {

using catalog::queue::Outcome;
using catalog::queue::Queue;
using catalog::queue::retry_delay;

constexpr std::chrono::minutes kHanoi = std::chrono::hours(7);

base::Time at(const char* text) {
  return *base::parse_time(text);
}

class RunnerTest : public testing::Test {
 protected:
  static Kind asked(std::function<base::Message(const Work&)> run) {
    return {"asked", std::nullopt, std::move(run)};
  }
  void add(const std::string& key) { queue.add({.kind = "asked", .key = key, .due = base::now()}); }
  catalog::queue::Run last_run() { return queue.list_runs(1).at(0); }

  catalog::TemporaryFolder folder;
  catalog::store::Store store{folder / "data"};
  Queue queue{store};
};

TEST_F(RunnerTest, DoesWhatIsDueAndTellsTheHistory) {
  const base::FixedClock clock(at("2026-05-18T02:00:00Z"));
  Runner runner(store, kHanoi, {asked([](const Work& work) {
                  work.beat();
                  return base::Message{"job_failed", {{"why", work.job.key}}};
                })});
  EXPECT_FALSE(runner.step());
  add("asked/1");
  EXPECT_TRUE(runner.step());
  EXPECT_EQ(last_run().outcome, Outcome::kDone);
  EXPECT_EQ(last_run().message.arguments.at("why"), "asked/1");
  EXPECT_FALSE(runner.step());
}

TEST_F(RunnerTest, TriesAgainWhatFailedWithoutEndingItself) {
  std::optional<base::FixedClock> clock(at("2026-05-18T02:00:00Z"));
  int calls = 0;
  Runner runner(store, kHanoi, {asked([&](const Work&) -> base::Message {
                  if (++calls == 1) throw std::runtime_error("out of luck");
                  if (calls == 2) throw base::Error(base::ErrorCode::kUnavailable, "store_busy");
                  return {"job_queued", {}};
                })});
  add("asked/1");
  EXPECT_TRUE(runner.step());
  EXPECT_EQ(last_run().message, (base::Message{"job_failed", {{"why", "out of luck"}}}));
  EXPECT_FALSE(runner.step());
  for (const Outcome expected : {Outcome::kFailed, Outcome::kDone}) {
    const base::Time later = queue.list_open().at(0).due;
    clock.reset();
    clock.emplace(later);
    EXPECT_TRUE(runner.step());
    EXPECT_EQ(last_run().outcome, expected);
  }
  EXPECT_EQ(calls, 3);
}

TEST_F(RunnerTest, TellsWhatItDoesNotKnow) {
  queue.add({.kind = "of tomorrow", .key = "1"});
  Runner runner(store, kHanoi, {});
  EXPECT_TRUE(runner.step());
  EXPECT_EQ(last_run().outcome, Outcome::kFailed);
  EXPECT_EQ(last_run().message.key, "job_kind_unknown");
}

TEST_F(RunnerTest, TakesUpWhatADeadOneWasAt) {
  add("asked/1");
  queue.lease("the dead");
  Runner runner(store, kHanoi, {asked([](const Work&) { return base::Message{"x", {}}; })});
  EXPECT_TRUE(runner.step());
  const auto runs = queue.list_runs(2);
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[1].outcome, Outcome::kInterrupted);
  EXPECT_EQ(runs[0].outcome, Outcome::kDone);
  EXPECT_EQ(runs[0].attempt, 2);
}

TEST_F(RunnerTest, StopsAJobBetweenItsStepsAndQueuesItAgain) {
  std::promise<void> begun;
  add("asked/1");
  {
    Runner runner(store, kHanoi, {asked([&](const Work& work) -> base::Message {
                    begun.set_value();
                    for (;;) work.beat();
                  })});
    runner.start();
    begun.get_future().wait();
  }
  EXPECT_EQ(last_run().outcome, Outcome::kInterrupted);
  ASSERT_EQ(queue.list_open().size(), 1u);
  EXPECT_EQ(queue.list_open()[0].attempt, 0);
}

TEST_F(RunnerTest, LeavesAJobThatWasTakenFromIt) {
  const auto start = at("2026-05-18T02:00:00Z");
  std::optional<base::FixedClock> clock(start);
  add("asked/1");
  Runner runner(store, kHanoi, {asked([&](const Work& work) -> base::Message {
                  clock.reset();
                  clock.emplace(start + catalog::queue::kLease + std::chrono::seconds(1));
                  EXPECT_EQ(queue.interrupt_lost("another", false), 1);
                  EXPECT_TRUE(queue.lease("another"));
                  work.beat();
                  return {"not reached", {}};
                })});
  EXPECT_TRUE(runner.step());
  ASSERT_EQ(queue.list_runs(10).size(), 1u);
  EXPECT_EQ(last_run().outcome, Outcome::kInterrupted);
  EXPECT_EQ(queue.list_open().at(0).runner, "another");
}

TEST_F(RunnerTest, KeepsAHeadOfTheAuditLogEachDay) {
  for (const char* time : {"2026-05-17T17:06:00Z", "2026-05-18T17:06:00Z"}) {
    const base::FixedClock clock(at(time));
    Runner runner(store, kHanoi, all_kinds([this] { return app::read_config(folder / "none"); }));
    while (runner.step()) continue;
  }
  const auto heads = catalog::audit::list_heads(store.read().connection(), 10);
  ASSERT_EQ(heads.size(), 2u);
  EXPECT_EQ(heads[0].date, "2026-05-19");
  EXPECT_EQ(heads[1].date, "2026-05-18");
  for (const auto& run : queue.list_runs(10)) EXPECT_EQ(run.outcome, Outcome::kDone) << run.key;
}

}  // namespace
}  // namespace portal::jobs
