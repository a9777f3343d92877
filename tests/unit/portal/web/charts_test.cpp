#include "portal/web/charts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace portal::web {
namespace {

const ChartWords kWords = {"c1", "Titles & names", "84 % \"known\""};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Charts, SayInWordsWhatTheyShow) {
  const std::string bar = stacked_bar({{3, "pass", Texture::kFull}}, kWords);
  EXPECT_NE(bar.find("role=\"img\" aria-labelledby=\"c1-t c1-d\""), std::string::npos) << bar;
  EXPECT_NE(bar.find("<title id=\"c1-t\">Titles &amp; names</title>"), std::string::npos);
  EXPECT_NE(bar.find("<desc id=\"c1-d\">84 % &quot;known&quot;</desc>"), std::string::npos);
}

TEST(Charts, CarryNoStyleOfTheirOwnWhichThePolicyOfPagesForbids) {
  const std::vector<ChartPoint> points = {{1, 0.5}, {9, 0.7}};
  for (const auto& chart :
       {stacked_bar({{3, "pass", Texture::kWide}}, kWords), sparkline(points, 0, 1, kWords),
        trend(points, 0, 1, {{0.9, "green"}}, kWords)}) {
    EXPECT_EQ(chart.find("style"), std::string::npos);
    EXPECT_EQ(chart.find("script"), std::string::npos);
  }
}

TEST(Charts, ABarTellsItsPartsApartWithoutColour) {
  const std::string bar = stacked_bar(
      {{3, "pass", Texture::kFull}, {1, "fail", Texture::kCross}, {0, "unknown", Texture::kDots}},
      kWords);
  EXPECT_EQ(count(bar, "class=\"part-pass\""), 1u);
  EXPECT_EQ(count(bar, "fill=\"url(#c1-p4)\""), 1u) << "the failing ones are crossed";
  EXPECT_EQ(count(bar, "<pattern"), 1u) << "parts of nothing need no texture";
  EXPECT_EQ(bar.find("part-unknown"), std::string::npos);
}

TEST(Charts, ABarOfNothingIsNone) {
  EXPECT_EQ(stacked_bar({}, kWords), "");
  EXPECT_EQ(stacked_bar({{0, "pass", Texture::kFull}}, kWords), "");
}

TEST(Charts, ASmallPartBesideALargeOneIsStillSeen) {
  const std::string bar =
      stacked_bar({{1000000, "pass", Texture::kFull}, {1, "fail", Texture::kCross}}, kWords);
  EXPECT_NE(bar.find("x=\"238\" y=\"0.5\" width=\"2\""), std::string::npos) << bar;
}

TEST(Charts, ALineNeedsTwoValues) {
  EXPECT_EQ(sparkline({}, 0, 1, kWords), "");
  EXPECT_EQ(sparkline({{1, 0.5}, {2, std::nullopt}}, 0, 1, kWords), "");
  EXPECT_NE(sparkline({{1, 0.5}, {2, 0.5}}, 0, 1, kWords), "");
}

TEST(Charts, ALineHoldsAValueUntilTheNextOneWasWritten) {
  const std::string line = sparkline({{0, 0.0}, {10, 1.0}}, 0, 1, kWords);
  EXPECT_NE(line.find("d=\"M3 21H117V3\""), std::string::npos) << line;
}

TEST(Charts, ALineIsCutWhereNothingIsKnownAndWhereItCannotBeCompared) {
  const std::string gap = trend({{0, 0.0}, {5, std::nullopt}, {10, 1.0}}, 0, 1, {}, kWords);
  EXPECT_EQ(count(gap, "M8 186H249M490 14"), 1u) << gap;
  EXPECT_EQ(count(gap, "chart-break"), 0u);
  const std::string broken = trend({{0, 0.0}, {10, 1.0, true}}, 0, 1, {}, kWords);
  EXPECT_EQ(count(broken, "chart-break"), 1u);
  EXPECT_EQ(count(broken, "d=\"M8 186M490 14\""), 1u) << broken;
}

TEST(Charts, ValuesOutsideOfTheScaleStandAtItsEdge) {
  const std::string line = sparkline({{0, -5.0}, {10, 9.0}}, 0, 1, kWords);
  EXPECT_NE(line.find("d=\"M3 21H117V3\""), std::string::npos) << line;
}

TEST(Charts, NamesOfLevelsThatLieCloseTogetherDoNotCoverEachOther) {
  const std::string chart =
      trend({{0, 0.5}, {10, 0.6}}, 0, 1, {{0.95, "green"}, {0.93, "yellow"}}, kWords);
  const auto y_of = [&](const std::string& label) {
    const auto end = chart.find("\">" + label);
    const auto start = chart.rfind("y=\"", end) + 3;
    return std::stod(chart.substr(start, end - start));
  };
  EXPECT_GE(y_of("yellow") - y_of("green"), 12.0);
}

}  // namespace
}  // namespace portal::web
