#include "portal/jobs/schedule.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "tests/support/temporary_folder.hpp"

namespace portal::jobs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes kHanoi = hours(7);

base::Time at(const char* text) {
  return *base::parse_time(text);
}

TEST(LocalDate, IsTheDayOfThePortalsClock) {
  EXPECT_EQ(local_date(at("2026-05-18T16:59:59Z"), kHanoi), "2026-05-18");
  EXPECT_EQ(local_date(at("2026-05-18T17:00:00Z"), kHanoi), "2026-05-19");
  EXPECT_EQ(local_date(at("2026-05-18T04:00:00Z"), -hours(5)), "2026-05-17");
  EXPECT_EQ(local_date(at("2028-02-28T20:00:00Z"), kHanoi), "2028-02-29");
}

TEST(LastOccurrence, IsTodayOnceTheTimeHasComeAndYesterdayBefore) {
  EXPECT_EQ(last_occurrence(at("2026-05-18T17:05:00Z"), minutes(5), kHanoi),
            at("2026-05-18T17:05:00Z"));
  EXPECT_EQ(last_occurrence(at("2026-05-18T17:04:59.999Z"), minutes(5), kHanoi),
            at("2026-05-17T17:05:00Z"));
  EXPECT_EQ(last_occurrence(at("2026-05-18T02:00:00Z"), hours(3), -hours(5)),
            at("2026-05-17T08:00:00Z"));
}

class QueueDaily : public testing::Test {
 protected:
  int queue_at(const char* time) {
    const base::FixedClock clock(at(time));
    return queue_daily(queue, kinds, kHanoi);
  }

  catalog::TemporaryFolder folder;
  catalog::store::Store store{folder / "data"};
  catalog::queue::Queue queue{store};
  const std::vector<Kind> kinds = {{"daily", minutes(5), nullptr}, {"asked", {}, nullptr}};
};

TEST_F(QueueDaily, QueuesADailyJobOnceEachDay) {
  EXPECT_EQ(queue_at("2026-05-18T17:05:00Z"), 1);
  EXPECT_EQ(queue_at("2026-05-18T17:05:01Z"), 0);
  EXPECT_EQ(queue_at("2026-05-19T17:04:59Z"), 0);
  EXPECT_EQ(queue_at("2026-05-19T17:05:00Z"), 1);
  const auto open = queue.list_open();
  ASSERT_EQ(open.size(), 2u);
  EXPECT_EQ(open[0].key, "daily/2026-05-19");
  EXPECT_EQ(open[1].key, "daily/2026-05-20");
  EXPECT_EQ(open[1].due, at("2026-05-19T17:05:00Z"));
}

TEST_F(QueueDaily, MakesUpForOneDayOnlyAfterYearsWithoutThePortal) {
  queue_at("2026-05-18T17:05:00Z");
  EXPECT_EQ(queue_at("2036-05-18T17:05:00Z"), 1);
  EXPECT_EQ(queue_at("2026-05-18T18:00:00Z"), 0);  // the clock was wrong and is right again
  EXPECT_EQ(queue.list_open().size(), 2u);
}

}  // namespace
}  // namespace portal::jobs
