#include "search/similar.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

std::vector<std::string> similar_to(const TestIndex& index, const std::string& id,
                                    std::size_t limit = 5) {
  std::vector<std::string> ids;
  for (const auto& hit : index.index.find_similar(id, limit)) ids.push_back(hit.id);
  return ids;
}

std::vector<IndexRecord> craft_villages() {
  return {make_test_record("lua", "Làng nghề dệt lụa Vạn Phúc", "Số hộ làm nghề dệt lụa"),
          make_test_record("may", "Làng nghề mây tre đan Phú Vinh", "Số hộ làm nghề mây tre"),
          make_test_record("gom", "Làng nghề gốm Bát Tràng", "Sản lượng gốm sứ"),
          make_test_record("bus", "Tuyến xe buýt nội thành", "Lộ trình, giờ chạy"),
          make_test_record("mua", "Lượng mưa theo tháng", "Trạm đo, milimét")};
}

TEST(Similar, AreThoseThatShareTellingPairsNearestFirst) {
  const TestIndex index(craft_villages());
  const auto found = similar_to(index, "lua");
  ASSERT_EQ(found.size(), 1u);  // with gốm it shares one pair only
  EXPECT_EQ(found[0], "may");
}

TEST(Similar, AreNoneWhereNothingIsNear) {
  const TestIndex index(craft_villages());
  EXPECT_TRUE(similar_to(index, "bus").empty());
  EXPECT_TRUE(similar_to(index, "unknown").empty());
}

TEST(Similar, MayShareAKeywordAndAWordInstead) {
  auto records = craft_villages();
  EXPECT_TRUE(similar_to(TestIndex(records), "gom").empty());
  for (const std::size_t i : {1u, 2u}) records[i].filters.emplace_back("keyword", "thủ công");
  EXPECT_EQ(similar_to(TestIndex(records), "gom"), std::vector<std::string>{"may"});
}

TEST(Similar, AreNeverTheRecordItselfNorMoreThanWanted) {
  std::vector<IndexRecord> records;
  for (int i = 0; i < 30; ++i)
    records.push_back(make_test_record("r" + std::to_string(i), "Giá thép xây dựng cuộn tròn"));
  for (int i = 0; i < 600; ++i)
    records.push_back(make_test_record("x" + std::to_string(i), "Khác " + std::to_string(i)));
  const TestIndex index(records);
  const auto found = similar_to(index, "r3", 100);
  EXPECT_EQ(found.size(), kMostSimilar);
  EXPECT_EQ(std::ranges::count(found, "r3"), 0);
  EXPECT_EQ(similar_to(index, "r3", 2).size(), 2u);
}

TEST(Similar, CountASeriesOnce) {
  std::vector<IndexRecord> records = craft_villages();
  for (const char* id : {"s1", "s2", "s3"}) {
    records.push_back(make_test_record(id, "Làng nghề dệt lụa Nha Xá"));
    records.back().series = "http://a.example/series";
  }
  const auto found = similar_to(TestIndex(records), "lua");
  EXPECT_EQ(found.size(), 2u);
  EXPECT_EQ(std::ranges::count(found, "may"), 1);
}

TEST(Similar, DoNotComeFromNumbers) {
  const TestIndex index({make_test_record("a", "Thu ngân sách 2020 2021 2022"),
                         make_test_record("b", "Rừng trồng 2020 2021 2022")});
  EXPECT_TRUE(similar_to(index, "a").empty());
}

TEST(Similar, AreNoneAndNoErrorWithoutAnIndex) {
  const TestFolder folder;
  EXPECT_TRUE(Index(folder.path()).find_similar("a", 5).empty());
}

}  // namespace
}  // namespace search
