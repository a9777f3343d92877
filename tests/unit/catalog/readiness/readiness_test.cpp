#include "catalog/readiness/readiness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "catalog/base/error.hpp"
#include "tests/unit/catalog/readiness/small_catalogue.hpp"

namespace catalog::readiness {
namespace {

class SmallCatalogue : public testing::Test {
 protected:
  SmallCatalogue() {
    fill_small_catalogue(made);
    EXPECT_TRUE(made.run().is_ok);
  }
  Counts counts(std::string_view indicator, std::string_view scope = kPortal) {
    return made.figure(indicator, scope).counts;
  }
  std::vector<std::string> keys(std::string_view indicator, UnitState state,
                                std::string_view agency = {}) {
    std::vector<std::string> found;
    for (const auto& row : made.readiness.units(indicator, state, agency, kToday, 0, 100).rows)
      found.push_back(row.key);
    return found;
  }
  MadeFacts made;
};

using Keys = std::vector<std::string>;

TEST_F(SmallCatalogue, RatiosAreAsCountedByHand) {
  EXPECT_EQ(counts("m.find.keyword"), (Counts{8, 3, 0}));
  EXPECT_EQ(counts("m.find.desc"), (Counts{9, 1, 1}));
  EXPECT_EQ(counts("m.lic.open"), (Counts{7, 2, 2}));
  EXPECT_EQ(counts("m.acc.free"), (Counts{6, 1, 4}));
  EXPECT_EQ(counts("m.time.in_time"), (Counts{2, 1, 1}));
  EXPECT_EQ(counts("m.lic.access_rights"), (Counts{11, 1, 0}));
  EXPECT_EQ(counts("m.lic.nonpublic_reason"), (Counts{0, 1, 0}));
  EXPECT_EQ(counts("m.org.withdrawn_clean"), (Counts{1, 0, 0}));
  EXPECT_EQ(counts("m.int.machine"), (Counts{3, 1, 1}));
  EXPECT_EQ(counts("m.acc.download_ok"), (Counts{2, 1, 2}));
  EXPECT_EQ(counts("m.org.publishing"), (Counts{2, 1, 0}));
  EXPECT_EQ(counts("m.cov.godi"), (Counts{2, 1, 2}));
  EXPECT_EQ(counts("m.cov.odb"), (Counts{0, 0, 0}));
}

TEST_F(SmallCatalogue, RatiosOfAgenciesAreAsCountedByHand) {
  EXPECT_EQ(counts("m.find.keyword", "moh"), (Counts{4, 1, 0}));
  EXPECT_EQ(counts("m.find.keyword", "mot"), (Counts{4, 1, 0}));
  EXPECT_EQ(counts("m.lic.open", "moh"), (Counts{3, 1, 1}));
  EXPECT_EQ(counts("m.lic.open", "mot"), (Counts{4, 1, 0}));
  EXPECT_EQ(counts("m.int.machine", "moh"), (Counts{1, 1, 1}));
  EXPECT_EQ(counts("m.org.publishing", "hue"), (Counts{0, 1, 0}));
  EXPECT_EQ(counts("m.find.keyword", "hue"), (Counts{0, 0, 0}));
}

TEST_F(SmallCatalogue, FiguresHaveBoundsColoursAndReasons) {
  const Figure open = made.figure("m.lic.open");
  EXPECT_DOUBLE_EQ(*open.value, 7.0 / 9);
  EXPECT_DOUBLE_EQ(*open.low, 7.0 / 11);
  EXPECT_DOUBLE_EQ(*open.high, 9.0 / 11);
  // Of T_law: 64 to 82 %, under and over the 80 % of yellow.
  EXPECT_EQ(open.rating, Rating::kYellowRed);
  EXPECT_EQ(made.figure("m.find.keyword").rating, Rating::kYellow);
  EXPECT_EQ(made.figure("m.time.in_time").grey, Grey::kFew);
  EXPECT_EQ(made.figure("m.cov.odb").grey, Grey::kNoUnits);
  EXPECT_EQ(made.figure("m.idx.nd47").grey, Grey::kUncoloured);
}

TEST_F(SmallCatalogue, ProbesThatDidNotRunAreUnknown) {
  EXPECT_EQ(counts("m.portal.export"), (Counts{3, 1, 1}));
  EXPECT_EQ(made.figure("m.portal.export").value, 0.75);
  EXPECT_EQ(made.figure("m.portal.search").grey, Grey::kNotMeasured);
  EXPECT_EQ(made.readiness.latest_of("m.portal.export", "moh"), std::nullopt);
}

TEST_F(SmallCatalogue, EvidenceListsExactlyTheUnitsThatWereCounted) {
  EXPECT_EQ(keys("m.find.keyword", UnitState::kFail), (Keys{"d01", "d06", "d12"}));
  EXPECT_EQ(keys("m.find.keyword", UnitState::kFail, "mot"), (Keys{"d06"}));
  EXPECT_EQ(keys("m.lic.open", UnitState::kUnknown), (Keys{"d04", "d12"}));
  EXPECT_EQ(keys("m.time.in_time", UnitState::kPass), (Keys{"d01", "d02"}));
  EXPECT_EQ(keys("m.time.in_time", UnitState::kFail), (Keys{"d03"}));
  EXPECT_EQ(keys("m.time.in_time", UnitState::kUnknown), (Keys{"d06"}));
  EXPECT_EQ(keys("m.cov.godi", UnitState::kFail), (Keys{"godi2016/spending"}));
  EXPECT_EQ(keys("m.acc.download_ok", UnitState::kFail), (Keys{"f2"}));
}

TEST_F(SmallCatalogue, EvidenceComesInPages) {
  const UnitPage page = made.readiness.units("m.find.keyword", UnitState::kPass, "", kToday, 6, 4);
  EXPECT_EQ(page.total, 8);
  ASSERT_EQ(page.rows.size(), 2U);
  EXPECT_EQ(page.rows[0].key, "d09");
  EXPECT_EQ(page.rows[0].agency, "mot");
  EXPECT_EQ(page.rows[1].state, UnitState::kPass);
}

TEST_F(SmallCatalogue, EvidenceTellsTheFactsThatTheConditionReads) {
  const auto rows_of = [&](const char* id, UnitState state) {
    return made.readiness.units(id, state, "", kToday, 0, 100).rows;
  };
  const auto closed = rows_of("m.lic.open", UnitState::kFail);
  ASSERT_EQ(closed.size(), 2U);
  EXPECT_EQ(closed[0].facts, (std::vector<Fact>{{"licence_state", "closed"}}));
  const auto undescribed = rows_of("m.find.desc", UnitState::kUnknown);
  ASSERT_EQ(undescribed.size(), 1U);
  for (const auto& fact : undescribed[0].facts) EXPECT_NE(fact.column, "case");
  EXPECT_TRUE(std::ranges::count(undescribed[0].facts, Fact{"desc_vi_len", std::nullopt}) +
              std::ranges::count(undescribed[0].facts, Fact{"desc_vi_len", "0"}));
  const auto late = rows_of("m.time.in_time", UnitState::kFail);
  ASSERT_EQ(late.size(), 1U);
  EXPECT_TRUE(std::ranges::count(late[0].facts, Fact{"freq_days", "30"}));
  EXPECT_TRUE(std::ranges::count(late[0].facts, Fact{"modified_day", std::to_string(kToday - 38)}));
}

// For every ratio: what is counted is what is listed, and agencies with nobody make the portal.
// However many come before them by their keys.
TEST(Readiness, TheMostUsedFaultsComeFirst) {
  MadeFacts made;
  for (int i = 0; i < 30; ++i) made.add_dataset("a" + std::to_string(i), "x");
  made.add_dataset("y1", "x", {{"downloads_90d", "3"}});
  made.add_dataset("y2", "x", {{"downloads_90d", "70"}});
  made.add_dataset("y3", "other", {{"downloads_90d", "9"}});
  made.add_dataset("y4", "x", {{"downloads_90d", "99"}, {"keyword_n", "1"}});
  made.add("rd_distribution", {{"id", "'f'"},
                               {"dataset_id", "'y1'"},
                               {"root_publisher_id", "'x'"},
                               {"access", "'public'"},
                               {"is_doc", "0"},
                               {"licence_set", "0"}});
  const auto keys = [&](const char* indicator, const char* agency) {
    std::vector<std::string> list;
    for (const auto& unit :
         made.readiness.most_used_units(indicator, UnitState::kFail, agency, kToday, 2))
      list.push_back(unit.key);
    return list;
  };
  EXPECT_EQ(keys("m.find.keyword", ""), (std::vector<std::string>{"y2", "y3"}));
  EXPECT_EQ(keys("m.find.keyword", "x"), (std::vector<std::string>{"y2", "y1"}));
  EXPECT_EQ(keys("m.lic.set", ""), (std::vector<std::string>{"f"}));
  EXPECT_TRUE(keys("m.cov.godi", "").empty());
}

TEST_F(SmallCatalogue, TheIdentitiesHoldForEveryRatio) {
  const std::pair<UnitState, std::int64_t Counts::*> states[] = {
      {UnitState::kPass, &Counts::pass},
      {UnitState::kFail, &Counts::fail},
      {UnitState::kUnknown, &Counts::unknown}};
  std::size_t ratios = 0;
  for (const auto& entry : made.registry.indicators()) {
    if (entry.type != Type::kRatio) continue;
    ++ratios;
    for (const auto& [state, member] : states) {
      const UnitPage all = made.readiness.units(entry.id, state, "", kToday, 0, 100);
      EXPECT_EQ(all.total, counts(entry.id).*member) << entry.id;
      EXPECT_EQ(static_cast<std::int64_t>(all.rows.size()), all.total) << entry.id;
      std::int64_t sum = 0;
      for (const auto& figure : made.readiness.latest_of_agencies(entry.id)) {
        sum += figure.counts.*member;
        EXPECT_EQ(made.readiness.units(entry.id, state, figure.scope, kToday, 0, 100).total,
                  figure.counts.*member)
            << entry.id << " of " << figure.scope;
      }
      for (const auto& row : all.rows) sum += row.agency.empty();
      EXPECT_EQ(sum, counts(entry.id).*member) << entry.id;
    }
  }
  EXPECT_EQ(ratios, 110U);
}

TEST_F(SmallCatalogue, ADatasetTellsItsChecks) {
  std::map<std::string, UnitState> checks;
  for (const auto& [id, state] : made.readiness.checks_of("dataset", "d06", kToday))
    checks[id] = state;
  EXPECT_EQ(checks.at("m.find.keyword"), UnitState::kFail);
  EXPECT_EQ(checks.at("m.lic.open"), UnitState::kPass);
  EXPECT_EQ(checks.at("m.time.in_time"), UnitState::kUnknown);
  EXPECT_FALSE(checks.contains("m.lic.nonpublic_reason"));  // counts those that are not public
  EXPECT_FALSE(checks.contains("m.int.machine"));           // counts files
  EXPECT_TRUE(made.readiness.checks_of("dataset", "none", kToday).empty());
  EXPECT_EQ(made.readiness.checks_of("cover_item", "godi2016/laws", kToday).size(), 1U);
}

TEST_F(SmallCatalogue, WhatIsCountedNowIsWhatWasKept) {
  for (const char* scope : {kPortal, "moh", "mot", "hue"}) {
    const auto now = made.readiness.evaluate(scope, kToday);
    const auto kept = made.readiness.latest(scope);
    ASSERT_EQ(now.size(), kept.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      EXPECT_EQ(now[i].indicator, kept[i].indicator);
      EXPECT_EQ(now[i].counts, kept[i].counts) << now[i].indicator;
      EXPECT_EQ(now[i].value, kept[i].value) << now[i].indicator;
      EXPECT_EQ(now[i].rating, kept[i].rating) << now[i].indicator;
    }
  }
}

TEST_F(SmallCatalogue, WithoutSourceNothingIsMeasuredAndNothingListed) {
  made.set_source("linkcheck", false);
  made.run();
  const Figure figure = made.figure("m.acc.download_ok");
  EXPECT_EQ(figure.grey, Grey::kNotMeasured);
  EXPECT_EQ(figure.rating, Rating::kGrey);
  EXPECT_EQ(figure.counts.n(), 0);
  EXPECT_TRUE(keys("m.acc.download_ok", UnitState::kFail).empty());
}

TEST_F(SmallCatalogue, UnknownNamesAreToldAsNotFound) {
  const auto code_of_error = [](auto call) {
    try {
      call();
    } catch (const base::Error& error) {
      return error.code();
    }
    return base::ErrorCode::kInternal;
  };
  EXPECT_EQ(code_of_error([&] { made.readiness.latest("nobody"); }), base::ErrorCode::kNotFound);
  EXPECT_EQ(code_of_error([&] { made.readiness.latest_of("m.none", kPortal); }),
            base::ErrorCode::kNotFound);
  EXPECT_EQ(code_of_error([&] { keys("m.time.median_age", UnitState::kFail); }),
            base::ErrorCode::kNotFound);
}

TEST(Readiness, BeforeTheFirstRunEverythingIsGrey) {
  MadeFacts made;
  EXPECT_EQ(made.readiness.last_run(), std::nullopt);
  const auto figures = made.readiness.latest(kPortal);
  EXPECT_EQ(figures.size(), 153U);
  for (const auto& figure : figures) EXPECT_EQ(figure.rating, Rating::kGrey);
}

TEST(Readiness, AnEmptyCatalogueIsGreyEverywhere) {
  MadeFacts made;
  made.add("rd_publisher", {{"id", "'moh'"},
                            {"root_id", "'moh'"},
                            {"level", "'ministry'"},
                            {"active", "1"},
                            {"dataset_n", "0"}});
  for (int i = 0; i < 8; ++i)
    made.add("rd_cover_item", {{"checklist", "'godi2016'"},
                               {"item", "'" + std::to_string(i) + "'"},
                               {"confirmed_n", "0"},
                               {"claimed_n", "0"},
                               {"suggested_n", "0"},
                               {"not_applicable", "0"},
                               {"odin_max", "0"},
                               {"odin_points", "0"}});
  EXPECT_TRUE(made.run().is_ok);
  for (const char* scope : {kPortal, "moh"})
    for (const auto& figure : made.readiness.latest(scope)) {
      EXPECT_EQ(figure.rating, Rating::kGrey) << figure.indicator;
      EXPECT_EQ(figure.grey, Grey::kNoUnits) << figure.indicator;
    }
}

TEST(Readiness, PortalsSeparateScalars) {
  MadeFacts made;
  for (int i = 0; i < 6; ++i)
    made.add_dataset("d" + std::to_string(i), "a",
                     {{"freq_never", "0"}, {"modified_day", std::to_string(kToday - 100 * i)}});
  made.run();
  const Figure age = made.figure("m.time.median_age");
  EXPECT_EQ(age.value, 250);  // the middle of 200 and 300
  EXPECT_EQ(age.rating, Rating::kYellow);
  EXPECT_EQ(made.figure("m.org.top_share").value, 1);
  EXPECT_EQ(made.figure("m.org.top_share").rating, Rating::kRed);
  EXPECT_EQ(made.figure("m.dem.top_unmet").grey, Grey::kNoUnits);
  EXPECT_EQ(made.figure("m.use.measured").grey, Grey::kNoUnits);
}

}  // namespace
}  // namespace catalog::readiness
