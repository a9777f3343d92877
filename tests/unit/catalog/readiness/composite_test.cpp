#include "catalog/readiness/composite.hpp"

#include <gtest/gtest.h>

#include "tests/unit/catalog/readiness/made_facts.hpp"
#include "tests/unit/catalog/readiness/small_catalogue.hpp"

namespace catalog::readiness {
namespace {

std::string name_of(int number) {
  return "d" + std::to_string(number);
}

TEST(Composite, TheMetadataRatingAddsPointsByShares) {
  MadeFacts made;
  for (int i = 0; i < 10; ++i)
    made.add_dataset(name_of(i), i < 5 ? "a" : "b",
                     {{"keyword_n", i < 5 ? "1" : "0"},
                      {"spatial_set", "NULL"},
                      {"contact_set", "1"},
                      {"access_rights_set", "1"},
                      {"access_rights_vocab", i == 0 ? "1" : "0"}});
  made.run();
  // Keywords 30 × 5/10, contact 20, access rights 10 and 5 × 1/10; what nobody stated of places
  // (20), themes (30) and validity (30) may be anything; of files there are none.
  const Figure figure = made.figure("m.idx.mqa405");
  EXPECT_DOUBLE_EQ(*figure.low, 15 + 20 + 10 + 0.5);
  EXPECT_EQ(figure.value, figure.low);
  const Figure theme = made.figure("m.find.theme");
  const Figure valid = made.figure("m.int.dcat_valid");
  const Figure publisher = made.figure("m.lic.publisher");
  EXPECT_EQ(theme.counts.unknown, 10);
  EXPECT_EQ(valid.counts.unknown, 10);
  EXPECT_EQ(publisher.counts.unknown, 10);
  EXPECT_DOUBLE_EQ(*figure.high, *figure.low + 20 + 30 + 30 + 10);
  EXPECT_EQ(figure.rating, Rating::kRed);  // 45.5 to 135.5 of 405: red or the colour above
  EXPECT_DOUBLE_EQ(*made.figure("m.idx.mqa405", "b").low, 20 + 10);
}

TEST(Composite, WithTooManyPartsUnmeasuredItIsGrey) {
  MadeFacts made;
  for (int i = 0; i < 10; ++i) made.add_dataset(name_of(i), "a");
  for (const char* source : {"catalogue", "linkcheck"}) made.set_source(source, false);
  made.run();
  EXPECT_EQ(made.figure("m.idx.mqa405").grey, Grey::kNotMeasured);
  made.set_source("linkcheck", true);
  made.run();
  // Links alone are measured, but there are no files whose links could be.
  EXPECT_EQ(made.figure("m.idx.mqa405").rating, Rating::kGrey);
}

TEST(Composite, FewUnitsHaveNoColour) {
  MadeFacts made;
  for (int i = 0; i < 4; ++i) made.add_dataset(name_of(i), "a", {{"stars", "5"}});
  made.run();
  EXPECT_EQ(made.figure("m.idx.mqa405").grey, Grey::kFew);
}

TEST(Composite, FiveStarsAreSharesSideBySideAndTheirMean) {
  MadeFacts made;
  const char* stars[] = {"0", "1", "1", "3", "3", "3", "4", "5", "NULL", "NULL"};
  for (int i = 0; i < 10; ++i) made.add_dataset(name_of(i), "a", {{"stars", stars[i]}});
  made.run();
  const Figure figure = made.figure("m.idx.fivestar");
  EXPECT_DOUBLE_EQ(*figure.low, (0 + 1 + 1 + 3 + 3 + 3 + 4 + 5) / 10.0);
  // Two of which nothing is known, three whose identifiers, one whose links are not known.
  EXPECT_DOUBLE_EQ(*figure.high, (20 + 2 * 5 + 3 * 2 + 1) / 10.0);
  EXPECT_EQ(figure.grey, Grey::kUncoloured);
  std::vector<std::int64_t> pass;
  for (const auto& [part, own] : made.readiness.parts_of("m.idx.fivestar", kPortal))
    pass.push_back(own.counts.pass);
  EXPECT_EQ(pass, (std::vector<std::int64_t>{7, 5, 5, 2, 1}));
}

TEST(Composite, PointsOfADatasetAreMeansOverAllDatasets) {
  MadeFacts made;
  // Two of five say how often they change, and one of these keeps to it.
  for (int i = 0; i < 5; ++i) {
    Row row = {{"licence_state", i < 4 ? "'open'" : "'closed'"},
               {"fee", "0"},
               {"registration", "1"},
               {"bulk", "1"},
               {"data_dist_n", i < 3 ? "1" : "0"},
               {"api_n", "0"},
               {"mr_dist_n", "1"}};
    if (i < 2) row["freq_days"] = "30", row["modified_day"] = std::to_string(kToday - 100 * i);
    made.add_dataset(name_of(i), "a", row);
  }
  made.run();
  const Figure figure = made.figure("m.idx.godi_dataset");
  // Free 15, whole at once 15 × 3/5, machine-readable 20 × 3/5, open licence 20 × 4/5, up to date
  // 15 × 1/5; of the three without stated frequency nobody knows.
  EXPECT_DOUBLE_EQ(*figure.low, 15 + 9 + 12 + 16 + 3);
  EXPECT_DOUBLE_EQ(*figure.high, *figure.low + 15 * 3 / 5.0);
}

TEST(Composite, TheInventoryScoreIsTheMeanOfCategories) {
  MadeFacts made;
  made.add_dataset("d", "a");
  const char* points[][2] = {{"5", "10"}, {"9", "9"}, {"0", "4"}, {"NULL", "NULL"}, {"2", "8"}};
  for (int i = 0; i < 5; ++i)
    made.add("rd_cover_item", {{"checklist", "'odin22'"},
                               {"item", "'" + std::to_string(i) + "'"},
                               {"not_applicable", "0"},
                               {"odin_points", points[i][0]},
                               {"odin_max", points[i][1]}});
  made.run();
  const Figure figure = made.figure("m.idx.odin");
  EXPECT_DOUBLE_EQ(*figure.value, (50 + 100 + 0 + 25) / 4.0);
  EXPECT_DOUBLE_EQ(*figure.low, 175 / 5.0);
  EXPECT_DOUBLE_EQ(*figure.high, 275 / 5.0);
  EXPECT_EQ(figure.counts, (Counts{4, 0, 1}));
}

// A survey with one question of each kind, over figures that are given.
class Survey : public testing::Test {
 protected:
  Survey() {
    survey_.type = Type::kComposite;
    survey_.max = 100;
    add("probed", How::kAll, {});
    add("measured", How::kMeasured, {});
    add("banded", How::kAbove, {{0.9, 10}, {0.5, std::nullopt}, {-1, 0}});
    add("hours", How::kAtMost, {{24, 10}, {168, 4}, {1e9, 0}});
    figures_["probed"] = figure({3, 0, 0}, 1);
    figures_["measured"] = figure({1, 9, 0}, 0.1);
    figures_["banded"] = figure({95, 5, 0}, 0.95);
    figures_["hours"] = figure({9, 0, 0}, 30);
  }
  void add(const char* id, How how, std::vector<Step> steps) {
    Component part;
    part.id = id;
    part.points = 10;
    part.how = how;
    part.steps = std::move(steps);
    survey_.components.push_back(part);
  }
  static Figure figure(Counts counts, double value) {
    Figure made;
    made.counts = counts;
    made.value = value;
    return made;
  }
  double percent() {
    Figure made;
    fill_composite(
        survey_,
        [this](std::string_view id) {
          const auto found = figures_.find(id);
          return found == figures_.end() ? nullptr : &found->second;
        },
        made);
    return made.value.value_or(-1);
  }
  Indicator survey_;
  std::map<std::string, Figure, std::less<>> figures_;
};

TEST_F(Survey, PointsReachedOfThoseThatCanBeAnswered) {
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 10 + 4) / 40);
}

TEST_F(Survey, WhatNobodyKnowsIsNoZero) {
  figures_["measured"].grey = Grey::kNotMeasured;
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 4) / 30);
  figures_.erase("hours");
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10) / 20);
}

TEST_F(Survey, ABandThatTheSurveyDoesNotTellIsLeftOut) {
  figures_["banded"].value = 0.7;
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 4) / 30);
  figures_["banded"].value = 0.2;
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 4) / 40);
}

TEST_F(Survey, OneProbeThatFailsIsANo) {
  figures_["probed"].counts = {2, 1, 0};
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 4) / 40);
  figures_["probed"].counts = {2, 0, 1};
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 4) / 30);
}

TEST_F(Survey, AShareOfThoseThatPassAnotherCheck) {
  add("of_open", How::kAbove, {{0.9, 10}, {-1, 0}});
  survey_.components.back().of = "banded";
  figures_["of_open"] = figure({94, 6, 0}, 0.94);  // 94 of 95
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 10 + 4 + 10) / 50);
  figures_["of_open"].counts = {50, 50, 0};
  EXPECT_DOUBLE_EQ(percent(), 100.0 * (10 + 10 + 10 + 4) / 50);
}

TEST(Composite, PrinciplesStandSideBySideWithTheirFigures) {
  MadeFacts made;
  fill_small_catalogue(made);
  made.run();
  const auto parts = made.readiness.parts_of("m.idx.nd47", kPortal);
  ASSERT_EQ(parts.size(), 9U);
  EXPECT_EQ(parts[0].first.label.en, "complete");
  EXPECT_EQ(parts[1].second.counts, (Counts{2, 1, 1}));
  EXPECT_EQ(made.readiness.parts_of("m.idx.nd47", "moh").size(), 8U);
  EXPECT_EQ(made.readiness.parts_of("m.idx.fair", kPortal).size(), 16U);
}

}  // namespace
}  // namespace catalog::readiness
