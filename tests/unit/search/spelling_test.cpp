#include "search/spelling.hpp"

#include <gtest/gtest.h>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

TEST(Spelling, CountsDroppedAddedChangedAndSwappedLetters) {
  EXPECT_EQ(edit_distance("giao", "giao", 2), 0u);
  EXPECT_EQ(edit_distance("giao", "gia", 2), 1u);
  EXPECT_EQ(edit_distance("giao", "giaso", 2), 1u);
  EXPECT_EQ(edit_distance("giao", "gioa", 2), 1u);
  EXPECT_EQ(edit_distance("giao", "guau", 2), 2u);
  EXPECT_EQ(edit_distance("giao", "thong", 2), 3u);
  EXPECT_EQ(edit_distance(std::string(100, 'a'), std::string(100, 'a'), 2), 3u);
}

std::vector<IndexRecord> records() {
  return {make_test_record("a", "Tai nạn giao thông đường bộ"),
          make_test_record("b", "Quy hoạch giao thông"),
          make_test_record("c", "Niên giám giáo dục")};
}

TEST(Spelling, OffersWhatIsLikeAWordThatNobodyHas) {
  const TestIndex made(records());
  const auto found = made.search({{"q", "giao thoong"}});
  ASSERT_TRUE(found.suggestion.has_value());
  EXPECT_EQ(found.suggestion->q, "giao thông");
  EXPECT_EQ(found.suggestion->total, 2u);
}

TEST(Spelling, PrefersWhatStandsBesideTheOtherWords) {
  const TestIndex made({make_test_record("a", "nước sạch nông thôn"),
                        make_test_record("b", "sách sách sách sách"),
                        make_test_record("c", "nước mặn")});
  const auto found = made.search({{"q", "nước sahch"}});
  ASSERT_TRUE(found.suggestion.has_value());
  EXPECT_EQ(found.suggestion->q, "nước sạch");
}

TEST(Spelling, OffersNothingForWordsThatAreKnownOrLikeNone) {
  const TestIndex made(records());
  EXPECT_FALSE(made.search({{"q", "giao thông"}}).suggestion.has_value());
  EXPECT_FALSE(made.search({{"q", "giao zzzzzzzz"}}).suggestion.has_value());
  EXPECT_FALSE(made.search({{"q", "2047 123456789"}}).suggestion.has_value());
}

TEST(Spelling, TellsHowManyRecordsHaveEachWordWhenNoneHasAll) {
  const TestIndex made(records());
  const auto found = made.search({{"q", "giao zzzz"}});
  ASSERT_EQ(found.words.size(), 2u);
  EXPECT_EQ(found.words[0].records, 3u);
  EXPECT_EQ(found.words[1].records, 0u);
  EXPECT_TRUE(made.search({{"q", "giao"}}).words.empty());
}

}  // namespace
}  // namespace search
