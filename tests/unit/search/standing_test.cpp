#include "search/standing.hpp"

#include <gtest/gtest.h>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using std::chrono::hours;
using Ids = std::vector<std::string>;

base::Time day(std::string_view text) {
  return *base::parse_time(text);
}

TEST(Standing, CountsUseByPowersOfTenUpToFour) {
  const auto popularity = [](Usage usage) {
    return judge(base::Json::object(), usage, day("2026-01-01")).popularity;
  };
  EXPECT_EQ(popularity({}), 0);
  EXPECT_NEAR(popularity({99, 0, 0}), 2, 1e-9);
  EXPECT_NEAR(popularity({9, 2, 1}), 2, 1e-9);
  EXPECT_EQ(popularity({100'000'000, 0, 0}), 4);
}

TEST(Standing, KnowsPublicAuthoritiesByTheirType) {
  const auto official = [](std::string_view type) {
    const auto document =
        base::parse_json("{\"publisher\":{\"type\":\"" + std::string(type) + "\"}}");
    return judge(document, {}, day("2026-01-01")).official;
  };
  EXPECT_EQ(official("http://purl.org/adms/publishertype/LocalAuthority"), 1);
  EXPECT_EQ(official("NationalAuthority"), 1);
  EXPECT_EQ(official("Company"), 0);
  EXPECT_EQ(official(""), 0);
}

TEST(Standing, SharesQualityOutOverNineFacts) {
  const auto document = base::parse_json(R"({
    "title": {"vi": "Giá điện"}, "description": {"vi": "Theo tháng"},
    "distribution": [{"format": "CSV", "downloadURL": "https://a.example/x"}]})");
  EXPECT_NEAR(judge(document, {}, day("2026-01-01")).quality, 4.0 / 9, 1e-9);
}

TEST(Standing, IsFreshWithinTheStatedFrequencyOnly) {
  const auto fresh = [](const std::string& frequency, std::string_view modified) {
    const auto document = base::parse_json("{\"accrualPeriodicity\":\"" + frequency +
                                           "\",\"modified\":\"" + std::string(modified) + "\"}");
    return judge(document, {}, day("2026-06-30")).fresh;
  };
  EXPECT_EQ(fresh("MONTHLY", "2026-06-01"), 1);
  EXPECT_EQ(fresh("MONTHLY", "2026-05-01"), 0);
  EXPECT_EQ(fresh("ANNUAL", "2025-08-01"), 1);
  EXPECT_EQ(fresh("", "2026-06-29"), 0);
  EXPECT_EQ(fresh("MONTHLY", ""), 0);
}

TEST(Standing, ReadsPeriods) {
  EXPECT_EQ(parse_period("P1D"), hours(24));
  EXPECT_EQ(parse_period("P3DT12H"), hours(72));
  EXPECT_EQ(parse_period("P1Y6M"), hours(24 * (366 + 186)));
  EXPECT_EQ(parse_period("PT5M"), hours(24));
  for (const auto* text : {"", "1Y", "P", "PY", "P1", "P1X"})
    EXPECT_FALSE(parse_period(text) && *text != 'P') << text;
  EXPECT_EQ(parse_period("P1X"), std::nullopt);
}

TEST(Standing, ComesBackFromWhatItWasPackedInto) {
  for (const Standing& standing : {Standing{2.5, 1, 0.75, 0}, Standing{}, Standing{4, 0, 0.001, 1}})
    EXPECT_EQ(unpack(pack(standing)), standing);
  EXPECT_NEAR(unpack(pack({4, 1, 1, 1})).quality, 1, 0.01);
  for (const auto* text : {"", "1", "1234567890"}) EXPECT_EQ(unpack(text), Standing()) << text;
}

TEST(Standing, RanksAmongTextsThatAreAlike) {
  auto unknown = make_test_record("unknown", "Giá điện bán lẻ"),
       famous = make_test_record("famous", "Giá điện bán lẻ");
  famous.standing.popularity = 3;
  const TestIndex made({unknown, famous});
  EXPECT_EQ(made.ids_for("giá điện"), (Ids{"famous", "unknown"}));
  EXPECT_EQ(made.ids({{"sort", "popularity"}}), (Ids{"famous", "unknown"}));
  const auto explained = made.search({{"q", "giá điện"}, {"explain", "1"}}).hits[0];
  double sum = 0, standing = 0;
  for (const auto& [name, value] : explained.parts) {
    sum += value;
    if (name == "standing") standing = value;
  }
  EXPECT_NEAR(sum, explained.score, 1e-6);
  EXPECT_NEAR(standing, 3, 1e-3);
}

}  // namespace
}  // namespace search
