#include "search/title_match.hpp"

#include <gtest/gtest.h>

namespace search {
namespace {

TitleMatch match(const char* left, const char* right, std::uint64_t frequency = 9) {
  return match_titles(left, right, [=](const std::string&) { return frequency; });
}

TEST(TitleMatch, SeesTheSameWordsInAnyOrderCaseAndWithoutDiacritics) {
  EXPECT_EQ(match("Dân số Hà Nội năm 2023", "NĂM 2023: DAN SO HA NOI"), TitleMatch::kSame);
  EXPECT_EQ(match("The budget of the city", "City budget"), TitleMatch::kSame);
}

TEST(TitleMatch, SeesASeriesWhereNumbersOrMonthsDiffer) {
  EXPECT_EQ(match("Dân số Hà Nội 2023", "Dân số Hà Nội 2024"), TitleMatch::kSeries);
  EXPECT_EQ(match("Visas issued, March", "Visas issued, April"), TitleMatch::kSeries);
  EXPECT_EQ(match("Sổ tay tập 1", "Sổ tay tập"), TitleMatch::kSeries);
}

TEST(TitleMatch, SeesOtherThingsWhereAWordDiffers) {
  EXPECT_EQ(match("Dân số Hà Nội 2023", "Dân số Hà Nam 2023"), TitleMatch::kOther);
  EXPECT_EQ(match("South Boston census", "South Boston Waterfront census"), TitleMatch::kOther);
  EXPECT_EQ(match("Facilities in Virginia", "Facilities in West Virginia"), TitleMatch::kOther);
}

TEST(TitleMatch, TakesAWordForMisspeltOnlyWhenHardlyAnyRecordHasIt) {
  EXPECT_EQ(match("Danh sách trạm y tế", "Danh sách trạm y tees", 1), TitleMatch::kOther)
      << "two letters are too many in a short word";
  EXPECT_EQ(match("Waste water treatment", "Waste water treatmnet", 0), TitleMatch::kSame);
  EXPECT_EQ(match("Waste water country", "Waste water county", 50), TitleMatch::kOther);
}

TEST(TitleMatch, SeesNothingInTitlesWithoutWords) {
  EXPECT_EQ(match("", ""), TitleMatch::kOther);
  EXPECT_EQ(match("2024", "2024"), TitleMatch::kOther);
}

}  // namespace
}  // namespace search
