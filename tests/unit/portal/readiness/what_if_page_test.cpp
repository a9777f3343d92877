#include "portal/readiness/what_if_page.hpp"

#include <gtest/gtest.h>

#include "tests/unit/portal/readiness/by_hand.hpp"

namespace portal::readiness {
namespace {

WhatIf some_gains() {
  WhatIf what_if;
  rd::Gain points;
  points.indicator = "m.find.keyword";
  points.agency = "weather";
  points.units = 1466;
  points.points = 4.8;
  what_if.points = {points};
  rd::Gain colour;
  colour.indicator = "m.lic.set";
  colour.agency = "weather";
  colour.units = 40;
  colour.to_next_colour = 12;
  colour.next = rd::Rating::kGreen;
  what_if.colours = {colour};
  what_if.agencies["weather"] = "Weather office";
  return what_if;
}

std::string page(const WhatIf& what_if, const std::string& language = "en") {
  return what_if_page(templates(), context_of(language, "/readiness/what-if"), some_picture(),
                      what_if);
}

TEST(WhatIfPage, ListsGainsWithWhatTheyBringAndATickForEach) {
  const std::string text = page(some_gains());
  EXPECT_TRUE(holds(text, "1,466 units, Weather office"));
  EXPECT_TRUE(holds(text, "Brings 4.8 points"));
  EXPECT_TRUE(holds(text, "value=\"m.find.keyword|weather|1466\""));
  EXPECT_TRUE(holds(text, "GREEN after 12 units"));
  EXPECT_TRUE(holds(text, "12 units, most of them at Weather office"));
  EXPECT_TRUE(holds(text, "value=\"m.lic.set|weather|12\""));
  EXPECT_TRUE(holds(text, "method=\"get\""));
}

TEST(WhatIfPage, OffersToMendManyAtOnceOnlyToWhoMayEditThere) {
  WhatIf what_if = some_gains();
  EXPECT_FALSE(holds(page(what_if), "?failing="));
  what_if.may_fix = {"weather"};
  EXPECT_TRUE(holds(page(what_if), "/en/manage/weather/datasets?failing=m.find.keyword"));
}

TEST(WhatIfPage, ShowsThePresentColourBesideTheOneAfterwards) {
  WhatIf what_if = some_gains();
  what_if.ticks = {{"m.lic.open", "weather", 1000}};
  what_if.then = {figure("m.lic.open", {7712, 258, 1116}, rd::Rating::kYellowGreen),
                  figure("m.lic.set", {95, 5, 0}, rd::Rating::kGreen)};
  const std::string text = page(what_if);
  EXPECT_TRUE(holds(text, "7,712 of 7,970 known (97 %)"));
  EXPECT_TRUE(holds(text, "YELLOW/GREEN"));
  EXPECT_TRUE(holds(text, "nothing was stored or changed"));
  EXPECT_FALSE(holds(text, "95 of 100 known (95 %)")) << "what does not change is left out";
}

TEST(WhatIfPage, KeepsUnknownAnswersApartFromGains) {
  const std::string text = page(some_gains(), "vi");
  EXPECT_TRUE(holds(text, "bản thân việc đó không nâng kết quả"));
  EXPECT_TRUE(holds(text, "1.116 chưa rõ"));
}

TEST(Ticks, AreReadAsTheyWereWrittenAndNothingElseIs) {
  const auto tick = read_tick(write_tick({"m.lic.set", "weather", 12}));
  ASSERT_TRUE(tick);
  EXPECT_EQ(tick->indicator, "m.lic.set");
  EXPECT_EQ(tick->agency, "weather");
  EXPECT_EQ(tick->units, 12);
  EXPECT_TRUE(read_tick("m.lic.set||1")) << "nobody's units";
  for (const char* bad :
       {"", "m.lic.set", "m.lic.set|weather", "m.lic.set|weather|0", "m.lic.set|weather|-1",
        "m.lic.set|weather|1x", "a|b|c|1", "m.lic.set|weather|99999999999999999999"})
    EXPECT_FALSE(read_tick(bad)) << bad;
}

TEST(Ticks, TakeFromOthersWhatTheirAgencyHasNotEnoughOf) {
  const auto of = [](const char* agency, std::int64_t fail) {
    rd::Figure made = figure("m.lic.set", {5, fail, 0}, rd::Rating::kYellow);
    made.scope = agency;
    return made;
  };
  const auto ticks =
      spread({"m.lic.set", "weather", 19}, {of("health", 3), of("weather", 10), of("roads", 8)});
  ASSERT_EQ(ticks.size(), 3u);
  EXPECT_EQ(ticks[0].agency, "weather");
  EXPECT_EQ(ticks[0].units, 10);
  EXPECT_EQ(ticks[1].agency, "roads");
  EXPECT_EQ(ticks[1].units, 8);
  EXPECT_EQ(ticks[2].agency, "health");
  EXPECT_EQ(ticks[2].units, 1);
}

}  // namespace
}  // namespace portal::readiness
