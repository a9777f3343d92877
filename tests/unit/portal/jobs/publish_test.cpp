// Publication at a minute, across a crash.
#include <gtest/gtest.h>

#include "catalog/publish/schedule.hpp"
#include "catalog/queue/queue.hpp"
#include "catalog/store/workflow.hpp"
#include "portal/jobs/kind.hpp"
#include "portal/jobs/runner.hpp"
#include "tests/support/portal.hpp"

namespace portal::jobs {
namespace {

namespace publish = catalog::publish;
using catalog::queue::Queue;

constexpr std::chrono::minutes kHanoi = std::chrono::hours(7);

base::Time at(const char* text) {
  return *base::parse_time(text);
}

class PublishJob : public testing::Test {
 protected:
  void plan(const std::string& document) {
    publish::Draft draft;
    draft.document = base::parse_json(document);
    draft.state = "scheduled";
    draft.author = "lan";
    id = portal.add(draft).id;
    auto change = portal.app.store.write();
    publish::schedule(change, {.dataset = id, .due = at("2027-05-18T03:30:00Z"), .author = "mai"});
    change.commit();
  }
  catalog::store::StoredDataset dataset() {
    return portal.app.store.read().find_dataset(id).value();
  }
  std::vector<Kind> kinds() { return {{"publish", {}, publish_scheduled}}; }

  TestPortal portal{{}};
  std::string id;
};

constexpr const char* kWhole =
    R"({"title":{"en":"Rain"},"description":{"en":"Of each day"},"publisher":{"name":{"en":"Weather"}}})";

TEST_F(PublishJob, IsDoneOnceThoughTheRunnerDiedBeforeItCouldSaySo) {
  std::optional<base::FixedClock> clock(at("2027-05-18T03:00:00Z"));
  plan(kWhole);
  clock.reset();
  clock.emplace(at("2027-05-18T03:30:00Z"));
  Queue queue(portal.app.store);
  const auto job = queue.lease("killed");
  ASSERT_TRUE(job);
  publish_scheduled({portal.app.store, *job, kHanoi, [] {}});
  EXPECT_EQ(dataset().state, "published");
  EXPECT_EQ(dataset().revision, 2);

  Runner runner(portal.app.store, kHanoi, kinds());
  EXPECT_TRUE(runner.step());
  EXPECT_EQ(queue.list_runs(1).at(0).message.key, "job_publish_off");
  EXPECT_EQ(dataset().revision, 2);
  EXPECT_EQ(portal.app.store.read().list_revisions(id).front().author, "mai");
}

TEST_F(PublishJob, MakesWhatIsNoLongerGoodADraftAgainAndSaysWhy) {
  std::optional<base::FixedClock> clock(at("2027-05-18T03:00:00Z"));
  plan(R"({"title":{"en":"Rain"},"publisher":{"name":{"en":"Weather"}}})");
  clock.reset();
  clock.emplace(at("2027-05-18T04:30:00Z"));  // late: the portal was stopped
  Runner runner(portal.app.store, kHanoi, kinds());
  EXPECT_TRUE(runner.step());
  EXPECT_EQ(dataset().state, "draft");
  const auto last = portal.app.store.read().list_revisions(id).front();
  EXPECT_NE(last.note.find("description"), std::string::npos) << last.note;
  EXPECT_EQ(Queue(portal.app.store).list_runs(1).at(0).message.key, "job_publish_refused");
  EXPECT_FALSE(runner.step());
}

TEST_F(PublishJob, OfADayForgetsAnswersThatAreNoLongerGivenAgain) {
  const auto keep = [&](const char* key) {
    auto change = portal.app.store.write();
    catalog::store::keep_answer(change.connection(), {.account = "1", .key = key});
    change.commit();
  };
  const auto has = [&](const char* key) {
    return catalog::store::find_answer(portal.app.store.read().connection(), "1", key).has_value();
  };
  std::optional<base::FixedClock> clock(at("2027-05-18T03:00:00Z"));
  keep("old");
  clock.reset();
  clock.emplace(at("2027-05-19T03:30:00Z"));
  keep("new");
  const catalog::queue::Job job;
  EXPECT_EQ(forget_answers({portal.app.store, job, kHanoi, [] {}}).arguments.at("count"), "1");
  EXPECT_FALSE(has("old"));
  EXPECT_TRUE(has("new"));
}

}  // namespace
}  // namespace portal::jobs
