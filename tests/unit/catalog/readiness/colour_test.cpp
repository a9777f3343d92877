#include "catalog/readiness/colour.hpp"

#include <gtest/gtest.h>

#include "catalog/readiness/readiness.hpp"

namespace catalog::readiness {
namespace {

const Thresholds kHigh{0.9, 0.5, true, "T_std"};
const Thresholds kLow{0.3, 0.6, false, "T_custom"};

Rating colour(std::int64_t pass, std::int64_t fail, std::int64_t unknown = 0,
              const Thresholds& thresholds = kHigh) {
  Grey why = Grey::kNot;
  const Rating rating = colour_of({pass, fail, unknown}, thresholds, why);
  EXPECT_EQ(rating == Rating::kGrey, why != Grey::kNot);
  return rating;
}

Grey reason(std::int64_t pass, std::int64_t fail, std::int64_t unknown,
            const Thresholds& thresholds = kHigh) {
  Grey why = Grey::kNot;
  colour_of({pass, fail, unknown}, thresholds, why);
  return why;
}

TEST(Colour, ThresholdsThemselvesBelongToTheBetterColour) {
  EXPECT_EQ(colour(90, 10), Rating::kGreen);
  EXPECT_EQ(colour(89, 11), Rating::kYellow);
  EXPECT_EQ(colour(50, 50), Rating::kYellow);
  EXPECT_EQ(colour(49, 51), Rating::kRed);
}

TEST(Colour, MixedColoursMeanThatTheUnknownWouldDecide) {
  EXPECT_EQ(colour(85, 5, 10), Rating::kYellowGreen);  // 85 to 95 %
  EXPECT_EQ(colour(45, 45, 10), Rating::kYellowRed);   // 45 to 55 %
  EXPECT_EQ(colour(92, 0, 8), Rating::kGreen);         // whatever the unknown are
  EXPECT_EQ(colour(10, 70, 20), Rating::kRed);
  EXPECT_EQ(colour(48, 7, 45), Rating::kGrey);  // 48 to 93 %: red or green
  EXPECT_EQ(reason(48, 7, 45), Grey::kUnknown);
}

TEST(Colour, TooLittleKnownIsGrey) {
  EXPECT_EQ(reason(49, 0, 51), Grey::kUnknown);
  EXPECT_EQ(colour(50, 0, 50), Rating::kYellowGreen);
  EXPECT_EQ(reason(0, 0, 10), Grey::kUnknown);
}

TEST(Colour, FewUnitsAreCountsOnlyAndNoneAreNoData) {
  EXPECT_EQ(reason(0, 4, 0), Grey::kFew);
  EXPECT_EQ(colour(0, 5), Rating::kRed);
  EXPECT_EQ(reason(0, 0, 0), Grey::kNoUnits);
}

TEST(Colour, WithoutThresholdsThereIsNoColour) {
  EXPECT_EQ(reason(10, 0, 0, {}), Grey::kUncoloured);
}

TEST(Colour, WhereLessIsBetterTheOrderIsTurned) {
  EXPECT_EQ(colour(30, 70, 0, kLow), Rating::kGreen);
  EXPECT_EQ(colour(31, 69, 0, kLow), Rating::kYellow);
  EXPECT_EQ(colour(60, 40, 0, kLow), Rating::kYellow);
  EXPECT_EQ(colour(61, 39, 0, kLow), Rating::kRed);
  EXPECT_EQ(colour(25, 65, 10, kLow), Rating::kYellowGreen);
  EXPECT_EQ(colour_of_value(4, {4, 10, false, ""}), Rating::kGreen);
  EXPECT_EQ(colour_of_value(11, {4, 10, false, ""}), Rating::kRed);
}

TEST(Colour, TwoBoundsOneStepApartCountAsTheLower) {
  EXPECT_EQ(between(Rating::kYellowRed, Rating::kYellow), Rating::kYellowRed);
  EXPECT_EQ(between(Rating::kYellow, Rating::kGreen), Rating::kYellowGreen);
  EXPECT_EQ(between(Rating::kRed, Rating::kYellow), Rating::kYellowRed);
  EXPECT_EQ(between(Rating::kRed, Rating::kYellowGreen), Rating::kGrey);
  EXPECT_EQ(between(Rating::kGrey, Rating::kGreen), Rating::kGrey);
}

Figure figure_of(const Indicator& indicator, std::int64_t pass, std::int64_t fail) {
  Figure figure;
  figure.counts = {pass, fail, 0};
  figure.low = figure.high = figure.value =
      static_cast<double>(pass) / static_cast<double>(pass + fail);
  rate(indicator, figure);
  return figure;
}

class Hysteresis : public testing::Test {
 protected:
  Hysteresis() {
    indicator_.type = Type::kRatio;
    indicator_.thresholds = kHigh;
  }
  Rating shown(std::int64_t pass, Rating former, Rating fresh, bool confirms) {
    return settle(indicator_, figure_of(indicator_, pass, 1000 - pass), {former, fresh}, confirms);
  }
  Indicator indicator_;
};

TEST_F(Hysteresis, ColourStaysUntilASecondRunSaysTheSame) {
  EXPECT_EQ(shown(895, Rating::kGreen, Rating::kGreen, true), Rating::kGreen);
  EXPECT_EQ(shown(895, Rating::kGreen, Rating::kYellow, true), Rating::kYellow);
  EXPECT_EQ(shown(905, Rating::kYellow, Rating::kYellow, true), Rating::kYellow);
  EXPECT_EQ(shown(905, Rating::kYellow, Rating::kGreen, true), Rating::kGreen);
}

TEST_F(Hysteresis, EditsInBetweenDoNotConfirm) {
  EXPECT_EQ(shown(895, Rating::kGreen, Rating::kYellow, false), Rating::kGreen);
}

TEST_F(Hysteresis, AWholePointBeyondTheThresholdCountsAtOnce) {
  EXPECT_EQ(shown(889, Rating::kGreen, Rating::kGreen, false), Rating::kYellow);
  EXPECT_EQ(shown(890, Rating::kGreen, Rating::kGreen, false), Rating::kGreen);  // not beyond
  EXPECT_EQ(shown(910, Rating::kYellow, Rating::kYellow, false), Rating::kGreen);
  EXPECT_EQ(shown(909, Rating::kYellow, Rating::kYellow, false), Rating::kYellow);
  EXPECT_EQ(shown(300, Rating::kGreen, Rating::kGreen, false), Rating::kRed);
}

TEST_F(Hysteresis, GreyComesAndGoesAtOnce) {
  EXPECT_EQ(shown(905, Rating::kGrey, Rating::kGrey, false), Rating::kGreen);
  Figure few = figure_of(indicator_, 2, 1);
  EXPECT_EQ(settle(indicator_, few, {Rating::kGreen, Rating::kGreen}, false), Rating::kGrey);
}

TEST(BoundsDigest, ChangesWithThresholdsAndBands) {
  Indicator one;
  one.thresholds = kHigh;
  Indicator other = one;
  EXPECT_EQ(bounds_digest(one), bounds_digest(other));
  other.thresholds.green = 0.85;
  EXPECT_NE(bounds_digest(one), bounds_digest(other));
  other = one;
  other.bands = {{351, Rating::kGreen}};
  EXPECT_NE(bounds_digest(one), bounds_digest(other));
}

}  // namespace
}  // namespace catalog::readiness
