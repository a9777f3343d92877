#include "search/word_table.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <utility>

#include "search/words.hpp"

namespace search {
namespace {

using Owners = std::vector<std::uint32_t>;

// The first text belongs to 0 and stands first.
WordTable table_of(std::initializer_list<const char*> texts) {
  WordTableMaker maker;
  std::uint32_t owner = 0;
  for (const char* text : texts) {
    const std::string exact = whole_exact_key(text);
    maker.add(exact.empty() ? whole_key(text) : exact, owner, -1.0 * owner);
    ++owner;
  }
  return std::move(maker).make();
}

Owners find(const WordTable& table, const char* typed, std::size_t most = 10) {
  Owners owners;
  for (const auto& match : table.find(read_typed(typed), most)) owners.push_back(match.owner);
  return owners;
}

TEST(WordTable, FindsTheLastWordByItsBeginningAndTheOthersWhole) {
  const auto table = table_of({"Ngân sách tỉnh", "Ngân hàng", "Ngành nghề"});
  EXPECT_EQ(find(table, "ngân"), (Owners{0, 1, 2}));
  EXPECT_EQ(find(table, "ngan h"), (Owners{1}));
  EXPECT_EQ(find(table, "nga"), (Owners{0, 1, 2}));
  EXPECT_EQ(find(table, "ngan sa"), (Owners{0}));
  EXPECT_EQ(find(table, "nga sa"), (Owners{}));
  EXPECT_EQ(find(table, "ngan sach tinh uy"), (Owners{}));
}

TEST(WordTable, PutsAWholeTextBeforeABeginningBeforeNeighboursBeforeScatteredWords) {
  const auto table =
      table_of({"Số liệu về dân cư", "Niên giám dân số", "Dân số Hà Nội", "Dân số", "Dân sinh"});
  EXPECT_EQ(find(table, "dan so"), (Owners{3, 2, 1, 0}));
  EXPECT_EQ(find(table, "dan so", 2), (Owners{3, 2}));
}

TEST(WordTable, PrefersTheDiacriticsThatWereTyped) {
  const auto table = table_of({"Dẫn chứng", "Số dân", "Đan Mạch", "Dan"});
  EXPECT_EQ(find(table, "dân"), (Owners{1, 3, 0, 2}));
  EXPECT_EQ(find(table, "dan"), (Owners{3, 0, 2, 1}));
  EXPECT_EQ(find(table, "đan"), (Owners{2, 3, 0, 1}));
}

TEST(WordTable, TakesBothVietnameseSpellings) {
  const auto table = table_of({"Kỹ thuật", "Kĩ năng", "Hoà bình", "Hòa giải", "Kyoto", "Hoàn trả"});
  EXPECT_EQ(find(table, "kỹ"), (Owners{0, 1, 4}));
  EXPECT_EQ(find(table, "ky"), (Owners{0, 1, 4}));
  EXPECT_EQ(find(table, "ki"), (Owners{0, 1}));
  EXPECT_EQ(find(table, "hoà"), (Owners{2, 3, 5}));
  EXPECT_EQ(find(table, "ky thu"), (Owners{0}));
}

TEST(WordTable, TellsAnOwnerOnceByItsBestText) {
  WordTableMaker maker;
  maker.add("population of da nang", 7, 2);
  maker.add("da nang", 7, 2);
  maker.add("da nang hom nay", 8, 1);
  const auto found = std::move(maker).make().find(read_typed("da n"), 10);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].owner, 7u);
  EXPECT_EQ(found[0].cost, WordMatch::kBegins);
  EXPECT_EQ(found[1].owner, 8u);
}

TEST(WordTable, OrdersByRankThenOwner) {
  WordTableMaker maker;
  maker.add("a one", 3, 1);
  maker.add("a two", 2, 1);
  maker.add("a three", 9, 5);
  EXPECT_EQ(find(std::move(maker).make(), "a"), (Owners{9, 2, 3}));
}

TEST(WordTable, FindsNothingForNothingAndInNothing) {
  const auto table = table_of({"Dân số"});
  for (const char* typed : {"", " ", "?!", "z"}) EXPECT_EQ(find(table, typed), Owners{}) << typed;
  EXPECT_EQ(find(table, "d", 0), Owners{});
  EXPECT_EQ(find(table_of({}), "d"), Owners{});
  EXPECT_EQ(find(WordTable(), "d"), Owners{});
}

TEST(WordTable, LooksAtTheBeginningOfWhatIsTooLong) {
  std::string typed;
  for (int i = 0; i < 300; ++i) typed += "d ";
  EXPECT_EQ(read_typed(typed).size(), 32u);
  EXPECT_EQ(read_typed(std::string(600, 'd')).size(), 1u);
}

}  // namespace
}  // namespace search
