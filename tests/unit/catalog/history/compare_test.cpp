#include "catalog/history/compare.hpp"

#include <gtest/gtest.h>

#include <random>

namespace catalog::history {
namespace {

using base::Json;
using base::parse_json;

std::string told(const std::vector<Difference>& differences) {
  std::string out;
  for (const auto& one : differences)
    out += one.path + ": " + base::write_json(one.before) + " -> " + base::write_json(one.after) +
           "\n";
  return out;
}

std::string compare(const char* before, const char* after) {
  return told(compare_documents(parse_json(before), parse_json(after)));
}

TEST(CompareDocuments, NamesEachFieldThatDiffers) {
  EXPECT_EQ(compare(R"({"title":{"vi":"a","en":"b"},"issued":"2020"})",
                    R"({"title":{"vi":"a","en":"c"},"theme":["t"]})"),
            "title.en: \"b\" -> \"c\"\nissued: \"2020\" -> null\ntheme: null -> [\"t\"]\n");
  EXPECT_EQ(compare(R"({"a":1,"b":2})", R"({"b":2,"a":1})"), "");
}

TEST(CompareDocuments, FindsAListsObjectsByTheirNamesWhereverTheyStand) {
  EXPECT_EQ(compare(R"({"distribution":[{"id":"x","format":"CSV"},{"id":"y"}]})",
                    R"({"distribution":[{"id":"z"},{"id":"x","format":"XLSX"}]})"),
            "distribution[x].format: \"CSV\" -> \"XLSX\"\n"
            "distribution[y]: {\"id\":\"y\"} -> null\n"
            "distribution[z]: null -> {\"id\":\"z\"}\n");
}

TEST(CompareDocuments, TellsWhatCameAndWhatWentOfAList) {
  EXPECT_EQ(compare(R"({"keyword":["a","b","b"]})", R"({"keyword":["b","c","a"]})"),
            "keyword: [\"b\"] -> [\"c\"]\n");
  EXPECT_EQ(compare(R"({"keyword":["a","b"]})", R"({"keyword":["b","a"]})"),
            "keyword: [\"a\",\"b\"] -> [\"b\",\"a\"]\n");
}

TEST(CompareTexts, GoesWordByWord) {
  const auto found = compare_texts("Dân số năm 2023", "Dân số các tỉnh năm 2024");
  ASSERT_EQ(found.size(), 5u);
  EXPECT_EQ(found[0], (TextPart{Fate::kKept, "Dân số "}));
  EXPECT_EQ(found[1], (TextPart{Fate::kAdded, "các tỉnh "}));
  EXPECT_EQ(found[2], (TextPart{Fate::kKept, "năm "}));
  EXPECT_EQ(found[3], (TextPart{Fate::kRemoved, "2023"}));
  EXPECT_EQ(found[4], (TextPart{Fate::kAdded, "2024"}));
}

// Whatever the texts: one side of the parts is the first, the other the second.
TEST(CompareTexts, LosesNothingOfEither) {
  std::mt19937 random(1);
  const std::vector<std::string> words = {"a ", "b\n", "c  ", "dân", " ", "số ", "\t"};
  for (int round = 0; round < 500; ++round) {
    std::string before, after;
    for (auto n = random() % 30; n > 0; --n) before += words[random() % words.size()];
    for (auto n = random() % 30; n > 0; --n) after += words[random() % words.size()];
    std::string first, second;
    const auto parts = compare_texts(before, after);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      ASSERT_TRUE(i == 0 || parts[i - 1].fate != parts[i].fate);
      if (parts[i].fate != Fate::kAdded) first += parts[i].text;
      if (parts[i].fate != Fate::kRemoved) second += parts[i].text;
    }
    ASSERT_EQ(first, before);
    ASSERT_EQ(second, after);
  }
}

TEST(CompareTexts, SaysOfVeryLongTextsOnlyThatTheyDiffer) {
  std::string before, after;
  for (int i = 0; i < 5000; ++i) before += "a" + std::to_string(i) + " ";
  for (int i = 0; i < 5000; ++i) after += "b" + std::to_string(i) + " ";
  const auto parts = compare_texts("x " + before + "y", "x " + after + "y");
  ASSERT_EQ(parts.size(), 4u);
  EXPECT_EQ(parts[1].text, before);
  EXPECT_EQ(parts[2].text, after);
}

}  // namespace
}  // namespace catalog::history
