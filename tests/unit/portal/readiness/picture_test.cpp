#include "portal/readiness/picture.hpp"

#include <gtest/gtest.h>

#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

DimensionRow row(const Picture& picture, const char* id) {
  return row_of(picture, *registry().find_dimension(id));
}

TEST(PictureOfReadiness, IsGreyWhereNothingWasMeasuredAndNeverRed) {
  const Picture picture = empty_picture();
  for (const char* framework : {"odra", "measured"})
    for (const auto& each : rows_of(picture, framework)) {
      EXPECT_EQ(each.rating, rd::Rating::kGrey) << each.dimension->id;
      EXPECT_EQ(each.evidence.measured, 0);
      EXPECT_FALSE(each.before);
    }
  EXPECT_EQ(evidence_of_indicators(picture).measured, 0);
}

TEST(PictureOfReadiness, CountsWhatIsKnownMeasuredAndMissing) {
  const Picture picture = some_picture();
  const auto evidence = evidence_of_indicators(picture);
  EXPECT_EQ(evidence.measured, 2);
  EXPECT_GT(evidence.missing, 100);
  const auto questions = evidence_of_questions(picture, "odra");
  EXPECT_EQ(questions.measured, 1);
  EXPECT_EQ(questions.all(), 43);
}

TEST(PictureOfReadiness, HasEightDimensionsOfTheMethodAndFourteenMeasuredOnes) {
  EXPECT_EQ(rows_of(empty_picture(), "odra").size(), 8u);
  EXPECT_EQ(rows_of(empty_picture(), "measured").size(), 14u);
}

TEST(PictureOfReadiness, ADimensionHasTheColoursOfItsIndicators) {
  const auto licences = row(some_picture(), "m.lic");
  EXPECT_EQ(licences.colours.at(rd::Rating::kGreen), 1);
  EXPECT_EQ(licences.colours.at(rd::Rating::kYellowRed), 1);
  EXPECT_EQ(licences.rating, rd::Rating::kGrey) << "most of its indicators have no colour";
}

TEST(PictureOfReadiness, ADimensionHasAColourOnceMostOfItIsKnown) {
  Picture picture = empty_picture();
  for (const auto* each : registry().list_of_dimension("m.pres"))
    picture.figures[each->id] = figure(each->id, {9, 1, 0}, rd::Rating::kYellow);
  EXPECT_EQ(row(picture, "m.pres").rating, rd::Rating::kYellow);
}

TEST(PictureOfReadiness, WhatPeoplePublishedGoesBeforeASuggestion) {
  Picture picture = some_picture();
  EXPECT_TRUE(row(picture, "odra.2").is_suggested);
  picture.attested.dimensions["odra.2"] = rd::Rating::kYellow;
  picture.attested.questions["odra.2.1"] = rd::Rating::kRed;
  const auto judged = row(picture, "odra.2");
  EXPECT_FALSE(judged.is_suggested);
  EXPECT_EQ(judged.rating, rd::Rating::kYellow);
  EXPECT_EQ(judged.evidence.attested, 1);
}

TEST(PictureOfReadiness, TellsWhatADimensionWasAQuarterAgo) {
  Picture picture = empty_picture();
  for (const auto* each : registry().list_of_dimension("m.pres")) {
    picture.figures[each->id] = figure(each->id, {9, 1, 0}, rd::Rating::kGreen);
    picture.histories[each->id] = {
        {kToday - 200, {1, 9, 0}, 0.1, rd::Rating::kRed, 1, "a", false},
        {kToday - 10, {9, 1, 0}, 0.9, rd::Rating::kGreen, 1, "a", false}};
  }
  const auto now = row(picture, "m.pres");
  EXPECT_EQ(now.before, rd::Rating::kRed);
  ASSERT_EQ(now.line.size(), 2u);
  EXPECT_EQ(now.line.back(), std::pair(kToday - 10, rd::Rating::kGreen));
  picture.histories.clear();
  EXPECT_FALSE(row(picture, "m.pres").before) << "no quarter has passed yet";
}

TEST(PictureOfReadiness, TellsWhatWasSuggestedForADimensionAQuarterAgo) {
  Picture picture = some_picture();
  for (const auto* question : registry().list_of_dimension("odra.4")) {
    picture.suggestions[question->id] = {rd::Rating::kGreen, 3, 3};
    picture.histories[question->id] = {
        {kToday - 200, {}, std::nullopt, rd::Rating::kYellow, 1, "a", false},
        {kToday - 10, {}, std::nullopt, rd::Rating::kGreen, 1, "a", false}};
  }
  const auto shown = row(picture, "odra.4");
  EXPECT_EQ(shown.suggestion, rd::Rating::kGreen);
  EXPECT_EQ(shown.before, rd::Rating::kYellow);
  ASSERT_EQ(shown.line.size(), 2U);
  EXPECT_EQ(shown.line[1].second, rd::Rating::kGreen);
}

TEST(PictureOfReadiness, OfAnAgencyLeavesOutWhatIsThePortalsAlone) {
  Picture picture = empty_picture();
  const auto all = evidence_of_indicators(picture).all();
  picture.scope = "weather";
  EXPECT_LT(evidence_of_indicators(picture).all(), all);
  for (const auto& each : rows_of(picture, "measured"))
    EXPECT_NE(each.dimension->id, "m.portal") << "an agency has no portal of its own";
}

}  // namespace
}  // namespace portal::readiness
