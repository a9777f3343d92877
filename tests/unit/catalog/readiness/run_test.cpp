#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "catalog/readiness/measures.hpp"
#include "catalog/readiness/readiness.hpp"
#include "tests/unit/catalog/readiness/registry_texts.hpp"
#include "tests/unit/catalog/readiness/small_catalogue.hpp"

namespace catalog::readiness {
namespace {

// Datasets, the first `keywords` of which have some; green from 90 %, yellow from 50 %.
void set_keywords(MadeFacts& made, int keywords, int of = 1000) {
  for (int i = 0; i < of; ++i) {
    const std::string id = "d" + std::to_string(i);
    if (i == 0) made.change("DELETE FROM rd_dataset");
    made.change("INSERT INTO rd_dataset (id, root_publisher_id, kind, keyword_n) VALUES ('" + id +
                "', 'a', 'dataset', " + (i < keywords ? "1" : "0") + ")");
  }
}

TEST(ReadinessRun, HistoryIsWrittenWhereItChanges) {
  MadeFacts made(RegistryTexts().read());
  set_keywords(made, 95, 100);
  made.run(kToday);
  made.run(kToday + 1);
  made.run(kToday + 2);
  EXPECT_EQ(made.readiness.history("m.keyword", kPortal).size(), 1U);
  set_keywords(made, 70, 100);
  made.run(kToday + 3);
  const auto points = made.readiness.history("m.keyword", kPortal);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[0].day, kToday);
  EXPECT_EQ(points[0].counts, (Counts{95, 5, 0}));
  EXPECT_EQ(points[1].day, kToday + 3);
  EXPECT_EQ(points[1].rating, Rating::kYellow);
  EXPECT_EQ(points[1].registry_hash, made.registry.hash());
  EXPECT_FALSE(points[1].breaks);
  EXPECT_EQ(made.readiness.history("m.keyword", "a").size(), 2U);
}

TEST(ReadinessRun, ASecondRunOfADayTakesThePlaceOfTheFirst) {
  MadeFacts made(RegistryTexts().read());
  set_keywords(made, 95, 100);
  made.run();
  set_keywords(made, 20, 100);
  made.run();
  const auto points = made.readiness.history("m.keyword", kPortal);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].counts.pass, 20);
}

TEST(ReadinessRun, AColourNearItsThresholdWaitsForASecondRun) {
  MadeFacts made(RegistryTexts().read());
  set_keywords(made, 902);
  made.run(kToday);
  EXPECT_EQ(made.figure("m.keyword").rating, Rating::kGreen);
  set_keywords(made, 897);
  made.run(kToday + 1);
  EXPECT_EQ(made.figure("m.keyword").rating, Rating::kGreen);
  EXPECT_EQ(made.figure("m.keyword").counts.pass, 897);
  made.run(kToday + 2);
  EXPECT_EQ(made.figure("m.keyword").rating, Rating::kYellow);
  set_keywords(made, 901);
  made.run(kToday + 3);
  set_keywords(made, 898);
  made.run(kToday + 4);  // fell back before a second run: it never was green
  EXPECT_EQ(made.figure("m.keyword").rating, Rating::kYellow);
  set_keywords(made, 950);
  made.run(kToday + 5);
  EXPECT_EQ(made.figure("m.keyword").rating, Rating::kGreen);
}

// The same facts by a registry that is changed in one place.
class Breaks : public testing::Test {
 protected:
  void run_again(const Registry& registry) {
    Readiness other(made.store, made.facts, registry);
    other.run(noon_of(kToday + 1), kToday + 1);
  }
  MadeFacts made{RegistryTexts().read()};
};

TEST_F(Breaks, OtherThresholdsBreakTheLineAndCountAtOnce) {
  set_keywords(made, 895);
  made.run();
  RegistryTexts texts;
  texts.indicator(0).find("thresholds")->set("green", base::Json::number("0.89"));
  run_again(texts.read());
  const auto points = made.readiness.history("m.keyword", kPortal);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_TRUE(points[1].breaks);
  EXPECT_EQ(points[0].rating, Rating::kYellow);
  EXPECT_EQ(points[1].rating, Rating::kGreen);
  EXPECT_NE(points[0].registry_hash, points[1].registry_hash);
}

TEST_F(Breaks, AnotherRevisionBreaksTheLine) {
  set_keywords(made, 95, 100);
  made.run();
  RegistryTexts texts;
  texts.indicator(0).set("revision", base::Json::integer(2));
  run_again(texts.read());
  const auto points = made.readiness.history("m.keyword", kPortal);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_TRUE(points[1].breaks);
  EXPECT_EQ(points[1].revision, 2);
}

TEST(ReadinessRun, AFailingRunKeepsTheLastGoodFiguresAndSaysSo) {
  MadeFacts made;
  fill_small_catalogue(made);
  const RunInfo good = made.run();
  made.change("ALTER TABLE rd_distribution RENAME TO lost");
  const RunInfo bad = made.run(kToday + 1);
  EXPECT_FALSE(bad.is_ok);
  EXPECT_FALSE(bad.note.empty());
  EXPECT_EQ(made.readiness.last_run()->id, bad.id);
  EXPECT_FALSE(made.readiness.last_run()->is_ok);
  EXPECT_EQ(made.readiness.last_good_run()->id, good.id);
  EXPECT_EQ(made.figure("m.find.keyword").counts, (Counts{8, 3, 0}));
  EXPECT_EQ(made.readiness.history("m.find.keyword", kPortal).size(), 1U);
  EXPECT_FALSE(made.readiness.run_agency("moh", noon_of(kToday + 1), kToday + 1).is_ok);
  made.change("ALTER TABLE lost RENAME TO rd_distribution");
  EXPECT_TRUE(made.run(kToday + 2).is_ok);
}

// Everything that a run over everything would find, but for what waits for it.
void expect_like_a_whole_run(MadeFacts& made, const std::vector<std::string>& scopes) {
  for (const auto& scope : scopes) {
    const auto kept = made.readiness.latest(scope);
    const auto now = made.readiness.evaluate(scope, kToday);
    ASSERT_EQ(kept.size(), now.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      const Indicator& entry = *made.registry.find(now[i].indicator);
      if (!entry.sql.empty()) continue;
      EXPECT_EQ(kept[i].counts, now[i].counts) << entry.id << " of " << scope;
      EXPECT_EQ(kept[i].low, now[i].low) << entry.id << " of " << scope;
      EXPECT_EQ(kept[i].high, now[i].high) << entry.id << " of " << scope;
    }
  }
}

TEST(ReadinessRun, AfterAnEditOneAgencyAndThePortalAreBroughtUpToDate) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  made.change("UPDATE rd_dataset SET keyword_n = 2, licence_state = 'open' WHERE id = 'd04'");
  made.change("DELETE FROM rd_dataset WHERE id = 'd05'");
  made.change("UPDATE rd_distribution SET machine = 0 WHERE id = 'f1'");
  EXPECT_TRUE(made.readiness.run_agency("moh", noon_of(kToday), kToday).is_ok);
  EXPECT_EQ(made.figure("m.lic.open", "moh").counts, (Counts{4, 0, 0}));
  EXPECT_EQ(made.figure("m.lic.open").counts, (Counts{8, 1, 1}));
  expect_like_a_whole_run(made, {kPortal, "moh", "mot"});
}

TEST(ReadinessRun, WhatIsNobodysFollowsWithEveryAgencyAndByItself) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  made.change("UPDATE rd_dataset SET keyword_n = 2 WHERE id = 'd12'");
  made.change("UPDATE rd_cover_item SET confirmed_n = 1 WHERE item = 'spending'");
  EXPECT_TRUE(made.readiness.run_agency("moh", noon_of(kToday), kToday).is_ok);
  EXPECT_EQ(made.figure("m.find.keyword").counts, (Counts{9, 2, 0}));
  EXPECT_EQ(made.figure("m.cov.godi").counts, (Counts{3, 0, 2}));
  made.change("UPDATE rd_cover_item SET confirmed_n = 1 WHERE item = 'laws'");
  EXPECT_TRUE(made.readiness.run_agency(kNobody, noon_of(kToday), kToday).is_ok);
  EXPECT_EQ(made.figure("m.cov.godi").counts, (Counts{4, 0, 1}));
  expect_like_a_whole_run(made, {kPortal, "moh", "mot"});
}

TEST(ReadinessRun, AThingThatMovesIsRightOnceBothAgenciesWereCounted) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  made.change("UPDATE rd_dataset SET root_publisher_id = 'mot' WHERE id = 'd01'");
  made.readiness.run_agency("moh", noon_of(kToday), kToday);
  made.readiness.run_agency("mot", noon_of(kToday), kToday);
  expect_like_a_whole_run(made, {kPortal, "moh", "mot"});
}

TEST(ReadinessRun, AnAgencyThatIsNewIsFoundByARunOverEverything) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  made.add("rd_publisher",
           {{"id", "'new'"}, {"root_id", "'new'"}, {"level", "'ministry'"}, {"active", "1"}});
  made.add_dataset("n1", "new");
  EXPECT_TRUE(made.readiness.run_agency("new", noon_of(kToday), kToday).is_ok);
  EXPECT_EQ(made.figure("m.find.keyword", "new").counts, (Counts{0, 1, 0}));
  expect_like_a_whole_run(made, {kPortal, "new"});
}

TEST(ReadinessRun, OnAnotherDayAnEditEvaluatesEverything) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  made.readiness.run_agency("moh", noon_of(kToday + 1), kToday + 1);
  // Whether d02 and d03 are in time depends on the day; that of mot must follow too.
  EXPECT_EQ(made.figure("m.time.in_time").counts, (Counts{1, 2, 1}));
  EXPECT_EQ(made.figure("m.time.in_time").day, kToday + 1);
}

TEST(ReadinessRun, ASourceThatAppearsIsCountedForEveryAgency) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.set_source("linkcheck", false);
  made.run();
  made.set_source("linkcheck", true);
  made.readiness.run_agency("moh", noon_of(kToday), kToday);
  EXPECT_EQ(made.figure("m.acc.download_ok").counts, (Counts{2, 1, 2}));
  expect_like_a_whole_run(made, {kPortal, "moh", "mot"});
}

TEST(ReadinessRun, RunsFromTwoThreadsDoNotDisturbEachOther) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  std::thread other([&] {
    for (int i = 0; i < 5; ++i) made.run();
  });
  for (int i = 0; i < 5; ++i) {
    made.readiness.run_agency("mot", noon_of(kToday), kToday);
    EXPECT_EQ(made.readiness.latest(kPortal).size(), 153U);
  }
  other.join();
  expect_like_a_whole_run(made, {kPortal, "moh", "mot"});
}

TEST(ReadinessRun, AfterTwoYearsTheEndOfEachMonthIsKept) {
  using std::chrono::year;
  const auto day_of = [](int y, unsigned m, unsigned d) {
    return Day{std::chrono::sys_days(year(y) / static_cast<int>(m) / static_cast<int>(d))
                   .time_since_epoch()
                   .count()};
  };
  MadeFacts made(RegistryTexts().read());
  int keywords = 10;
  for (const Day day : {day_of(2024, 1, 5), day_of(2024, 1, 20), day_of(2024, 2, 3),
                        day_of(2024, 2, 4), day_of(2026, 4, 1), day_of(2026, 4, 2)}) {
    set_keywords(made, ++keywords, 20);
    made.run(day);
  }
  EXPECT_EQ(made.readiness.history("m.keyword", kPortal).size(), 4U);
  made.run(day_of(2026, 5, 1));
  std::vector<Day> days;
  for (const auto& point : made.readiness.history("m.keyword", kPortal)) days.push_back(point.day);
  EXPECT_EQ(days, (std::vector<Day>{day_of(2024, 1, 20), day_of(2024, 2, 4), day_of(2026, 4, 1),
                                    day_of(2026, 4, 2)}));
}

}  // namespace
}  // namespace catalog::readiness
