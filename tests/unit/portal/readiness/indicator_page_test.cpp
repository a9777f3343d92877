#include "portal/readiness/indicator_page.hpp"

#include <gtest/gtest.h>

#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

std::string indicator(const std::string& language, const IndicatorExtra& extra = {},
                      const char* id = "m.lic.open", const Picture& picture = some_picture()) {
  return indicator_page(templates(),
                        context_of(language, "/readiness/indicators/" + std::string(id)), picture,
                        *registry().find(id), extra);
}

TEST(IndicatorPage, TellsTheFigureItsBoundsAndItsColourInWords) {
  const std::string text = indicator("vi");
  EXPECT_TRUE(holds(text, "6.712 trong 7.970 đã biết (84 %); 1.116 chưa rõ"));
  EXPECT_TRUE(holds(text, "VÀNG/ĐỎ"));
  EXPECT_TRUE(holds(text, "Từ 74 % nếu mọi điều chưa rõ đều không đạt, đến 86 % nếu đều đạt."));
}

TEST(IndicatorPage, ShowsTheFormulaTheThresholdsTheirReasonAndTheRegistry) {
  const auto& entry = *registry().find("m.lic.set");
  const std::string text = indicator("en", {}, "m.lic.set");
  EXPECT_TRUE(holds(text, "Which of them (SQL)"));
  EXPECT_TRUE(holds(text, "When one meets it (SQL)"));
  EXPECT_TRUE(holds(text, "Green from 95 %, yellow from 80 %, red below"));
  EXPECT_TRUE(holds(text, "5 % is left for records in progress"));
  EXPECT_TRUE(holds(text, registry().hash().substr(0, 12)));
  EXPECT_TRUE(holds(text, entry.refs.front()));
}

TEST(IndicatorPage, CutsTheLineWhereTheFormulaChanged) {
  const std::string text = indicator("en");
  EXPECT_TRUE(holds(text, "class=\"chart-break\""));
  EXPECT_TRUE(holds(text, "measured in another way from here on (revision 2)"));
}

TEST(IndicatorPage, NamesTheUnitsThatFailAndWhoMayEditGoesToTheField) {
  IndicatorExtra extra;
  extra.evidence.total = 120;
  extra.evidence.rows = {
      {"id1", "Rain <b>", "/datasets/rain", "weather", "Weather office",
       "/manage/datasets/id1#f-license", rd::UnitState::kFail},
      {"id2", "Wind", "/datasets/wind", "weather", "Weather office", "", rd::UnitState::kFail}};
  extra.evidence.hidden = 3;
  const std::string text = indicator("en", extra);
  EXPECT_TRUE(holds(text,
                    "<a href=\"/en/datasets/rain\">Rain &lt;b&gt;</a> <a class=\"rd-mend\" "
                    "href=\"/en/manage/datasets/id1#f-license\">"));
  EXPECT_TRUE(holds(text, "<a href=\"/en/datasets/wind\">Wind</a></td>"));
  EXPECT_TRUE(holds(text, "3 more on this page are not public and are not named."));
  EXPECT_TRUE(holds(text, "1,258 do not meet it"));
  EXPECT_TRUE(holds(text, "Page 1 of 3"));
  EXPECT_TRUE(holds(text, "/en/readiness/indicators/m.lic.open?page=2#evidence"));
}

TEST(IndicatorPage, OfAnAgencyKeepsTheAgencyInItsLinks) {
  IndicatorExtra extra;
  extra.agency = "weather";
  extra.agency_name = "Weather office";
  extra.may_fix_all = true;
  Picture picture = some_picture();
  picture.scope = "weather";
  const std::string text = indicator("en", extra, "m.lic.open", picture);
  EXPECT_TRUE(holds(text, "?agency=weather&amp;state=unknown#evidence"));
  EXPECT_TRUE(
      holds(text, "/readiness/indicators/m.lic.open/units.csv?state=fail&amp;agency=weather"));
  EXPECT_TRUE(holds(text, "/en/manage/weather/datasets?failing=m.lic.open"));
  EXPECT_TRUE(holds(text, "scope=weather"));
}

TEST(IndicatorPage, ListsAgenciesAsGivenWithTheirOwnFigures) {
  IndicatorExtra extra;
  extra.agencies = {
      {"a", "Agency A", figure("m.lic.open", {2, 1, 0}, rd::Rating::kGrey, rd::Grey::kFew)},
      {"b", "Agency B", figure("m.lic.open", {90, 10, 0}, rd::Rating::kGreen)}};
  const std::string text = indicator("en", extra);
  EXPECT_LT(text.find("Agency A"), text.find("Agency B"));
  EXPECT_TRUE(holds(text, "2 of 3 known (67 %)"));
  EXPECT_TRUE(holds(text, "this is no ranking"));
}

TEST(IndicatorPage, OfWhatIsNotMeasuredYetSaysSoAndShowsNoCounts) {
  const std::string text = indicator("en", {}, "m.acc.reachable");
  EXPECT_TRUE(holds(text, "not measured yet"));
  EXPECT_FALSE(holds(text, "rating-red"));
  EXPECT_TRUE(holds(text, "No history yet"));
}

TEST(IndicatorPage, OfACompositeListsItsPartsWithTheirPoints) {
  const std::string text = indicator("en", {}, "m.idx.mqa405");
  EXPECT_TRUE(holds(text, "at most 30 points"));
  EXPECT_TRUE(holds(text, "/en/readiness/indicators/m.find.keyword"));
  EXPECT_FALSE(holds(text, "id=\"evidence\"")) << "a composite counts no units";
}

TEST(IndicatorPage, OfANumberShowsNoBarOfUnits) {
  Picture picture = some_picture();
  picture.figures["m.lic.count"] = figure("m.lic.count", {61, 0, 0}, rd::Rating::kYellow);
  picture.figures["m.lic.count"].value = 5;
  const std::string text = indicator("en", {}, "m.lic.count", picture);
  EXPECT_TRUE(holds(text, "5 licences"));
  EXPECT_FALSE(holds(text, "class=\"chart bar\""));
}

}  // namespace
}  // namespace portal::readiness
