#include "search/phrases.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace search {
namespace {

using Found = std::vector<std::tuple<std::size_t, std::size_t, std::uint32_t>>;

Found find(const PhraseTable& table, std::string_view text) {
  Found found;
  for (const auto& match : table.find(list_words(text)))
    found.emplace_back(match.first, match.count, match.meaning);
  return found;
}

PhraseTable some_phrases() {
  PhraseTable table;
  table.add("Hà Nội", 1);
  table.add("Thái Bình", 2);
  table.add("Thái Bình Dương", 3);
  table.add("UBND", 4);
  table.add("", 5);
  return table;
}

TEST(PhraseTable, FindsTheLongestExpressionAtEachPlace) {
  const auto table = some_phrases();
  EXPECT_EQ(find(table, "UBND Hà Nội"), (Found{{0, 1, 4}, {1, 2, 1}}));
  EXPECT_EQ(find(table, "biển Thái Bình Dương"), (Found{{1, 3, 3}}));
  EXPECT_EQ(find(table, "tỉnh Thái Bình và Hà Nội"), (Found{{1, 2, 2}, {4, 2, 1}}));
  EXPECT_TRUE(find(table, "").empty());
}

TEST(PhraseTable, ForgivesMissingDiacriticsButNotOthers) {
  const auto table = some_phrases();
  EXPECT_EQ(find(table, "ha noi"), (Found{{0, 2, 1}}));
  EXPECT_EQ(find(table, "HÀ NỘI"), (Found{{0, 2, 1}}));
  EXPECT_EQ(find(table, "ha nội"), (Found{{0, 2, 1}}));
  EXPECT_TRUE(find(table, "hạ nội").empty());
}

TEST(PhraseTable, DoesNotReachAcrossSentences) {
  EXPECT_TRUE(find(some_phrases(), "Hà. Nội").empty());
}

}  // namespace
}  // namespace search
