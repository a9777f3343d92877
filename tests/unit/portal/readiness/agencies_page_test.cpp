#include "portal/readiness/agencies_page.hpp"

#include <gtest/gtest.h>

#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

AgencyPicture agency(const std::string& slug, const std::string& name, rd::Rating rating) {
  Picture picture = some_picture();
  picture.scope = slug;
  for (const auto* each : registry().list_of_dimension("m.pres"))
    picture.figures[each->id] = figure(each->id, {9, 1, 0}, rating);
  return {slug, name, "", std::move(picture)};
}

TEST(AgenciesPage, ShowsAgenciesAsGivenAndSaysThatItIsNoRanking) {
  const std::vector<AgencyPicture> list = {agency("a", "Agency A", rd::Rating::kRed),
                                           agency("b", "Agency B", rd::Rating::kGreen)};
  const std::string text =
      agencies_page(templates(), context_of("en", "/readiness/agencies"), list, {}, some_picture());
  EXPECT_LT(text.find("Agency A"), text.find("Agency B"));
  EXPECT_TRUE(holds(text, "this is no ranking"));
  EXPECT_TRUE(holds(text, "3 of 3 indicators have a colour"));
  EXPECT_TRUE(holds(text, "/en/readiness/agencies/a"));
}

TEST(AgenciesPage, OfAnEmptyCatalogueSaysSo) {
  const std::string text =
      agencies_page(templates(), context_of("vi", "/readiness/agencies"), {}, {}, empty_picture());
  EXPECT_TRUE(holds(text, "Chưa có số liệu: danh mục chưa có cơ quan nào"));
}

TEST(AgencyPage, SetsTheOwnFiguresBesideThePeersMedian) {
  const std::vector<AgencyPicture> list = {agency("a", "Agency A", rd::Rating::kRed),
                                           agency("b", "Agency B", rd::Rating::kGreen),
                                           agency("c", "Agency C", rd::Rating::kYellow)};
  const std::string text = agency_page(templates(), context_of("en", "/readiness/agencies/a"),
                                       list[0], medians_of(list));
  EXPECT_TRUE(holds(text, "Median of all agencies: YELLOW"));
  EXPECT_TRUE(holds(text, "Median of all agencies: too few have a colour"));
  EXPECT_TRUE(holds(text, "/en/readiness/what-if?scope=a"));
}

TEST(Median, IsTheLowerOfTheTwoInTheMiddleAndOfFewIsGrey) {
  using enum rd::Rating;
  EXPECT_EQ(median_of({kGreen, kRed, kYellow}), kYellow);
  EXPECT_EQ(median_of({kGreen, kRed, kYellow, kGreen}), kYellow);
  EXPECT_EQ(median_of({kGreen, kRed, kGrey}), kGrey);
  EXPECT_EQ(median_of({}), kGrey);
}

}  // namespace
}  // namespace portal::readiness
