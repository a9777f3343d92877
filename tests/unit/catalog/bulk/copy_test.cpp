#include "catalog/bulk/copy.hpp"

#include <gtest/gtest.h>

namespace catalog::bulk {
namespace {

using base::Json;
using base::parse_json;

std::string title_of(const std::string& title) {
  Json document = Json::object();
  document.set("title", parse_json("{\"en\":\"" + title + "\"}"));
  const auto next = next_year_of(document);
  return next ? (*next)["title"]["en"].as_string() : "";
}

TEST(NextYear, IsOneMoreWhereverTheYearOfTheDatasetStands) {
  const auto next = next_year_of(parse_json(
      R"({"title":{"vi":"Thu chi năm 2024","en":"Budget 2024"},
          "description":{"en":"All since 2010, closed 2024-12-31; code 20240."},
          "temporal":[{"startDate":"2024-02-29","endDate":"2024-12-31"}],
          "distribution":[{"id":"x","file":"f","title":{"en":"budget-2024.csv"},"format":"CSV",
                           "downloadURL":"/files/x/a.csv","accessURL":"/files/x/a.csv"}],
          "identifier":["B-2024"],"issued":"2025-01-01","license":"L"})"));
  ASSERT_TRUE(next);
  EXPECT_EQ(*next, parse_json(
                       R"({"title":{"vi":"Thu chi năm 2025","en":"Budget 2025"},
          "description":{"en":"All since 2010, closed 2025-12-31; code 20240."},
          "temporal":[{"startDate":"2025-02-28","endDate":"2025-12-31"}],
          "distribution":[{"title":{"en":"budget-2025.csv"},"format":"CSV"}],"license":"L"})"));
}

TEST(NextYear, MovesBothYearsOfASpanThatCrossesNewYear) {
  EXPECT_EQ(title_of("School year 2023–2024"), "School year 2024–2025");
  EXPECT_EQ(title_of("School year 2023/2024"), "School year 2024/2025");
  EXPECT_EQ(title_of("Census 2019, prices of 2024"), "Census 2019, prices of 2025");
}

TEST(NextYear, IsTakenFromThePeriodWhereTheTitleNamesNone) {
  const auto document = parse_json(R"({"title":{"en":"Rain"},"temporal":[{"endDate":"2023-12"}]})");
  EXPECT_EQ(year_of(document), 2023);
  EXPECT_EQ((*next_year_of(document))["temporal"].items()[0]["endDate"].as_string(), "2024-12");
}

TEST(NextYear, OfWhatNamesNoYearIsNotGuessed) {
  EXPECT_FALSE(next_year_of(parse_json(R"({"title":{"en":"Roads, 12345 of them"}})")));
}

TEST(Series, IsCalledAsItsDatasetsWithoutTheYear) {
  const auto title = [](const std::string& text) {
    return series_of(parse_json("{\"title\":{\"vi\":\"" + text + "\"}}"))["title"]["vi"]
        .as_string();
  };
  EXPECT_EQ(title("Thu chi ngân sách năm 2024"), "Thu chi ngân sách");
  EXPECT_EQ(title("Budget (2023-2024)"), "Budget");
  EXPECT_EQ(title("Budget 2024 by district"), "Budget by district");
  EXPECT_EQ(title("2024"), "");
}

TEST(Copy, KeepsWhatIsSaidAndDropsWhatNamesTheOriginal) {
  const auto copy = copy_of(parse_json(
      R"({"id":"1","title":{"vi":"Mưa","en":"Rain"},"identifier":["R"],"issued":"2024",
          "distribution":[{"id":"a","accessURL":"https://example.org/api"},
                          {"id":"b","file":"f","downloadURL":"/files/b/x.csv","accessURL":"/files/b/x.csv"}]})"));
  EXPECT_EQ(copy["title"]["vi"].as_string(), "Mưa (bản sao)");
  EXPECT_EQ(copy["title"]["en"].as_string(), "Rain (copy)");
  EXPECT_EQ(copy.members().size(), 2u);
  EXPECT_EQ(copy["distribution"], parse_json(R"([{"accessURL":"https://example.org/api"},{}])"));
}

}  // namespace
}  // namespace catalog::bulk
