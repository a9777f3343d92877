#include <gtest/gtest.h>

#include <random>

#include "tests/unit/catalog/readiness/made_facts.hpp"
#include "tests/unit/catalog/readiness/registry_texts.hpp"

namespace catalog::readiness {
namespace {

// Checks that each depend on one column alone, with what makes them pass.
struct Mend {
  const char* indicator;
  const char* column;
  const char* good;
  const char* bad;
};
constexpr Mend kMends[] = {
    {"m.find.keyword", "keyword_n", "2", "0"},      {"m.find.spatial", "spatial_set", "1", "0"},
    {"m.find.temporal", "temporal_set", "1", "0"},  {"m.lic.contact", "contact_set", "1", "0"},
    {"m.lic.publisher", "publisher_set", "1", "0"}, {"m.int.dcat_valid", "dcat_valid", "1", "0"}};
constexpr const char* kAgencies[] = {"a", "b", "c", ""};
constexpr const char* kComposite = "m.idx.mqa405";

const Figure& find(const std::vector<Figure>& figures, std::string_view indicator) {
  for (const auto& figure : figures)
    if (figure.indicator == indicator) return figure;
  throw std::runtime_error("no such figure");
}

// Small catalogues by chance, the same in every run of the test.
class RandomCatalogues : public testing::Test {
 protected:
  // Whether a contact lives is asked of those that have one, which mending adds to.
  RandomCatalogues() { made.set_source("mail", false); }

  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  void fill() {
    made.change("DELETE FROM rd_dataset");
    const int datasets = 1 + pick(30);
    for (int i = 0; i < datasets; ++i) {
      Row row;
      for (const auto& mend : kMends) {
        const int dice = pick(10);
        row[mend.column] = dice < 5 ? mend.good : dice < 9 ? mend.bad : "NULL";
      }
      made.add_dataset("d" + std::to_string(i), kAgencies[pick(4)], row);
    }
  }

  // The first failing units of an agency, and mends them.
  std::vector<std::string> list_failing(const Mend& mend, std::string_view agency) {
    std::vector<std::string> keys;
    for (const auto& row :
         made.readiness.units(mend.indicator, UnitState::kFail, "", kToday, 0, 1000).rows)
      if (row.agency == agency) keys.push_back(row.key);
    return keys;
  }
  void mend(const Mend& mend, const std::vector<std::string>& keys, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      made.change("UPDATE rd_dataset SET " + std::string(mend.column) + " = " + mend.good +
                  " WHERE id = '" + keys[i] + "'");
  }

  MadeFacts made;
  std::mt19937 random_{20260527};
};

TEST_F(RandomCatalogues, WhatIsPredictedIsWhatIsCountedAfterwards) {
  int mended_rounds = 0;
  for (int round = 0; round < 300; ++round) {
    fill();
    made.run();
    const Mend& what = kMends[pick(6)];
    const std::string agency = kAgencies[pick(4)];
    const auto failing = list_failing(what, agency);
    if (failing.empty()) continue;
    const auto count = 1 + static_cast<std::size_t>(pick(static_cast<int>(failing.size())));
    const Tick tick{what.indicator, agency, static_cast<std::int64_t>(count)};
    const auto predicted = made.readiness.what_if(kPortal, {tick});
    const auto predicted_own =
        agency.empty() ? std::vector<Figure>() : made.readiness.what_if(agency, {tick});
    const double before = *made.figure(kComposite).value;
    double points = 0;
    for (const auto& gain : made.readiness.gains(kComposite, kPortal, 1000))
      if (gain.indicator == what.indicator && gain.agency == agency) {
        EXPECT_EQ(gain.units, static_cast<std::int64_t>(failing.size()));
        points = gain.points * static_cast<double>(count) / static_cast<double>(gain.units);
      }

    mend(what, failing, count);
    if (agency.empty() || pick(2) == 0) {
      made.run();
    } else {
      made.readiness.run_agency(agency, noon_of(kToday), kToday);
    }
    const auto counted = made.readiness.latest(kPortal);
    ASSERT_EQ(counted.size(), predicted.size());
    for (std::size_t i = 0; i < counted.size(); ++i) {
      ASSERT_EQ(counted[i].counts, predicted[i].counts) << counted[i].indicator;
      ASSERT_EQ(counted[i].value, predicted[i].value) << counted[i].indicator;
      ASSERT_EQ(counted[i].low, predicted[i].low) << counted[i].indicator;
      ASSERT_EQ(counted[i].high, predicted[i].high) << counted[i].indicator;
    }
    ASSERT_NEAR(*made.figure(kComposite).value, before + points, 1e-9);
    for (const auto& figure : predicted_own) {
      const Figure own = made.figure(figure.indicator, agency);
      ASSERT_EQ(own.counts, figure.counts) << figure.indicator;
      ASSERT_EQ(own.value, figure.value) << figure.indicator;
    }
    ++mended_rounds;
  }
  EXPECT_GE(mended_rounds, 200);
}

TEST_F(RandomCatalogues, ANextColourNeedsExactlyAsManyUnitsAsItSays) {
  int changes = 0;
  for (int round = 0; round < 60; ++round) {
    fill();
    made.run();
    for (const auto& gain : made.readiness.colour_changes(kPortal, 1000)) {
      const Thresholds& bounds = made.registry.find(gain.indicator)->thresholds;
      Counts counts = made.figure(gain.indicator).counts;
      Grey why = Grey::kNot;
      const Rating now = colour_of(counts, bounds, why);
      counts.pass += gain.units - 1, counts.fail -= gain.units - 1;
      EXPECT_LE(order_of(colour_of(counts, bounds, why)).value_or(0), *order_of(now))
          << gain.indicator;
      ++counts.pass, --counts.fail;
      EXPECT_EQ(colour_of(counts, bounds, why), gain.next) << gain.indicator;
      EXPECT_GT(*order_of(gain.next), *order_of(now)) << gain.indicator;
      ++changes;
    }
  }
  EXPECT_GT(changes, 60);
}

// Ten datasets of "a" and thirty of "b"; keywords are a change of many at once, contacts are not.
class Ways : public testing::Test {
 protected:
  Ways() {
    for (int i = 0; i < 40; ++i)
      made.add_dataset("d" + std::to_string(i), i < 10 ? "a" : "b",
                       {{"keyword_n", i % 10 == 0 ? "1" : "0"},
                        {"spatial_set", "1"},
                        {"temporal_set", "1"},
                        {"issued_day", "19000"},
                        {"modified_day", "19000"},
                        {"contact_set", "1"}});
    made.run();
  }
  MadeFacts made;
};

TEST_F(Ways, TheMostPointsForTheEffortComeFirst) {
  const auto gains = made.readiness.gains(kComposite, kPortal, 100);
  ASSERT_EQ(gains.size(), 2U);
  EXPECT_EQ(gains[0].agency, "b");
  EXPECT_EQ(gains[0].units, 27);
  EXPECT_DOUBLE_EQ(gains[0].points, 30.0 * 27 / 40);
  EXPECT_EQ(gains[1].agency, "a");
  EXPECT_DOUBLE_EQ(gains[1].points, 30.0 * 9 / 40);
  EXPECT_EQ(made.readiness.gains(kComposite, kPortal, 1).size(), 1U);
}

TEST_F(Ways, AnAgencySeesItsOwnPoints) {
  const auto gains = made.readiness.gains(kComposite, "a", 100);
  ASSERT_EQ(gains.size(), 1U);
  EXPECT_DOUBLE_EQ(gains[0].points, 30.0 * 9 / 10);
  const auto changes = made.readiness.colour_changes("a", 100);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].units, 4);  // from one of ten to the half of yellow
  EXPECT_EQ(changes[0].next, Rating::kYellow);
}

TEST_F(Ways, TheAgencyWithMostOfTheFailingUnitsIsNamed) {
  const auto changes = made.readiness.colour_changes(kPortal, 100);
  ASSERT_EQ(changes.size(), 1U) << changes.back().indicator;
  EXPECT_EQ(changes[0].indicator, "m.find.keyword");
  EXPECT_EQ(changes[0].agency, "b");
  EXPECT_EQ(changes[0].units, 16);
}

TEST_F(Ways, NoMoreIsMendedThanFails) {
  const auto figures =
      made.readiness.what_if(kPortal, {{"m.find.keyword", "a", 500}, {"m.find.keyword", "a", 3}});
  EXPECT_EQ(find(figures, "m.find.keyword").counts, (Counts{13, 27, 0}));
}

TEST_F(Ways, TryingStoresNothing) {
  const auto before = made.readiness.last_run()->id;
  made.readiness.what_if(kPortal, {{"m.find.keyword", "b", 20}});
  EXPECT_EQ(made.figure("m.find.keyword").counts.pass, 4);
  EXPECT_EQ(made.readiness.last_run()->id, before);
}

TEST_F(Ways, TicksOfOthersChangeNothingOfAnAgency) {
  const auto figures = made.readiness.what_if("a", {{"m.find.keyword", "b", 20}});
  EXPECT_EQ(find(figures, "m.find.keyword").counts, (Counts{1, 9, 0}));
}

}  // namespace
}  // namespace catalog::readiness
