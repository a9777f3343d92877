#include "portal/jobs/readiness_keeper.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/base/error.hpp"
#include "catalog/coverage/claims.hpp"
#include "tests/support/portal.hpp"

namespace portal::jobs {
namespace {

class ReadinessKeeperTest : public testing::Test {
 protected:
  void add(const std::string& title, const std::string& agency = "Bộ A") {
    portal_.add(R"({"title":{"vi":")" + title +
                R"("},"description":{"vi":"m"},"keyword":{"vi":["k"]},
        "publisher":{"name":{"vi":")" +
                agency + R"("}}})");
  }
  std::int64_t counted(const std::string& indicator, const std::string& scope = "portal") {
    const auto figure = portal_.app.readiness.latest_of(indicator, scope);
    return figure ? figure->counts.n() : -1;
  }
  catalog::facts::SourceState source(const std::string& name) {
    const auto sources = portal_.app.facts.list_sources();
    return *std::ranges::find(sources, name, &catalog::facts::SourceState::name);
  }
  void damage(const char* statement) {
    portal_.app.facts.pool().write().connection().run_script(statement);
  }

  TestPortal portal_{{}};
  ReadinessKeeper keeper_{{portal_.app.store, portal_.app.facts, portal_.app.readiness,
                           std::chrono::hours(7),
                           [](const http::Request&) { return http::text("", 404); }}};
};

TEST_F(ReadinessKeeperTest, FillsAndCountsAllTheFirstTime) {
  add("a");
  EXPECT_TRUE(keeper_.is_behind());
  keeper_.keep_up();
  EXPECT_FALSE(keeper_.is_behind());
  EXPECT_EQ(counted("m.find.keyword"), 1);
  EXPECT_EQ(counted("m.find.keyword", "bo-a"), 1);
}

TEST_F(ReadinessKeeperTest, AnEditChangesTheFiguresOfItsAgencyAndOfThePortal) {
  add("a");
  add("b", "Bộ B");
  keeper_.keep_up();
  add("c", "Bộ B");
  keeper_.keep_up();
  EXPECT_EQ(counted("m.find.keyword"), 3);
  EXPECT_EQ(counted("m.find.keyword", "bo-a"), 1);
  EXPECT_EQ(counted("m.find.keyword", "bo-b"), 2);
}

TEST_F(ReadinessKeeperTest, WhatCouldNotBeCountedIsCountedTheNextTime) {
  add("a");
  keeper_.keep_up();
  damage("ALTER TABLE file_probe RENAME TO elsewhere");
  add("b");
  EXPECT_THROW(keeper_.keep_up(), base::Error);
  EXPECT_TRUE(keeper_.is_behind());
  damage("ALTER TABLE elsewhere RENAME TO file_probe");
  keeper_.keep_up();
  EXPECT_FALSE(keeper_.is_behind());
  EXPECT_EQ(counted("m.find.keyword", "bo-a"), 2);
}

TEST_F(ReadinessKeeperTest, WhatIsSaidOfCoverageIsCountedToo) {
  add("a");
  keeper_.keep_up();
  const auto covered = [this] {
    return portal_.app.readiness.latest_of("m.cov.godi", "portal")->counts.pass;
  };
  EXPECT_EQ(counted("m.cov.godi"), 15);
  EXPECT_EQ(covered(), 0);
  {
    namespace coverage = catalog::coverage;
    auto change = portal_.app.store.write();
    const auto id = change.read().list_datasets({}, "", 1).at(0).id;
    const auto* item = portal_.app.registry.find_item("godi2016/budget");
    coverage::confirm(change, *item, id, coverage::all_ticks(*item), "steward");
    change.commit();
  }
  EXPECT_TRUE(keeper_.is_behind());
  keeper_.keep_up();
  EXPECT_EQ(covered(), 1);
  EXPECT_FALSE(keeper_.is_behind());
}

// Also when they come after all else was counted.
TEST_F(ReadinessKeeperTest, WhatIsSuggestedIsCountedAsNotKnown) {
  add("a");
  keeper_.keep_up();
  const auto id = portal_.app.store.read().list_datasets({}, "", 1).at(0).id;
  const auto suggest = [&] {
    auto change = portal_.app.store.write();
    catalog::coverage::put_suggestions(change, "godi2016/budget", {id});
    change.commit();
  };
  suggest();
  EXPECT_TRUE(keeper_.is_behind());
  keeper_.keep_up();
  EXPECT_EQ(portal_.app.readiness.latest_of("m.cov.godi", "portal")->counts.unknown, 1);
  suggest();
  EXPECT_FALSE(keeper_.is_behind());
}

TEST_F(ReadinessKeeperTest, APortalThatIsNotReadyIsTriedLater) {
  bool is_ready = false;
  ReadinessKeeper keeper(
      {portal_.app.store, portal_.app.facts, portal_.app.readiness, std::chrono::hours(7),
       [&](const http::Request&) { return http::text("{}", is_ready ? 200 : 503); }});
  add("a");
  EXPECT_EQ(keeper.bring_all_up_to_date([] {}).tried, 0U);
  EXPECT_FALSE(source("probe").is_there);
  is_ready = true;
  keeper.note_health();
  EXPECT_TRUE(source("probe").is_there);
  EXPECT_TRUE(keeper.is_behind());
  keeper.keep_up();
  EXPECT_GT(portal_.app.readiness.latest_of("m.portal.search", "portal")->counts.known(), 0);
}

TEST_F(ReadinessKeeperTest, TheNightDoesItAllAndSaysSo) {
  add("a");
  const auto report = keeper_.bring_all_up_to_date([] {});
  EXPECT_TRUE(report.failed.empty());
  EXPECT_EQ(report.checked.datasets, 1u);
  EXPECT_GT(report.tried, 10u);
  EXPECT_TRUE(source("probe").is_there);
  EXPECT_FALSE(source("content").is_there) << "the portal holds no file";
  EXPECT_EQ(counted("m.find.keyword"), 1);
  EXPECT_EQ(tell(report).key, "job_readiness");
}

TEST_F(ReadinessKeeperTest, AStepThatFailsIsNotedAndTheOthersGoOn) {
  add("a");
  portal_.app.day_table.add(20000, {1, 0, 0, 0, 0, 0});
  keeper_.bring_all_up_to_date([] {});
  EXPECT_EQ(source("usage").note, "");
  damage("ALTER TABLE rd_search_day RENAME TO elsewhere");
  add("b");
  const auto report = keeper_.bring_all_up_to_date([] {});
  EXPECT_TRUE(std::ranges::count(report.failed, "usage"));
  EXPECT_EQ(source("usage").note, "facts_step_failed");
  EXPECT_EQ(report.checked.datasets, 2u);
  EXPECT_EQ(tell(report).key, "job_readiness_failed");
}

TEST_F(ReadinessKeeperTest, ItEndsWhenThePortalStops) {
  add("a");
  EXPECT_THROW(keeper_.bring_all_up_to_date(
                   [] { throw base::Error(base::ErrorCode::kUnavailable, "job_interrupted"); }),
               base::Error);
}

TEST_F(ReadinessKeeperTest, HealthIsCountedByTheDay) {
  const base::FixedClock clock(*base::parse_time("2026-05-18T20:00:00Z"));
  keeper_.note_health();
  keeper_.note_health();
  auto lease = portal_.app.facts.pool().read();
  auto rows =
      lease.connection().query("SELECT day, probes, ok FROM rd_probe_day WHERE probe = 'http'");
  const auto row = rows.next();
  ASSERT_TRUE(row);
  EXPECT_EQ(row->integer(0), 20592) << "the nineteenth of May by the portal's clock";
  EXPECT_EQ(row->integer(1), 2);
  EXPECT_EQ(row->integer(2), 0);
}

}  // namespace
}  // namespace portal::jobs
