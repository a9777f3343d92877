#include "search/related.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Texts = std::vector<std::string>;

IndexRecord record(const std::string& id, const std::string& title, const Texts& keywords,
                   const std::string& agency = "") {
  IndexRecord made = make_test_record(id, title);
  for (const auto& keyword : keywords) made.filters.emplace_back("keyword", keyword);
  if (!agency.empty()) made.filters.emplace_back("agency", agency);
  return made;
}

Texts related(const TestIndex& made, Parameters parameters) {
  Texts list;
  const Index index(
      made.folder.path(), {}, {[] {
        return std::vector<NamedAgency>{{"moit", base::Json("Bộ Công nghiệp nặng"), {}}};
      }});
  const auto result = index.search(parse_request(parameters));
  for (const auto& [facet, value, count] : result.related) {
    list.push_back(facet + ":" + value + " " + std::to_string(count));
    const auto found = index.search(parse_request({{facet, value}}));
    EXPECT_EQ(found.total, count) << "a link must find what it says: " << value;
  }
  return list;
}

TEST(Related, AreNamesWithAWordThatWasTyped) {
  const TestIndex made({record("a", "Một", {"công nghiệp", "Giá điện"}, "moit"),
                        record("b", "Hai", {"công nghiệp"}), record("c", "Ba", {"y tế"})});
  EXPECT_EQ(related(made, {{"q", "nghiep xyz"}}),
            (Texts{"keyword:công nghiệp 2", "agency:moit 1"}));
}

TEST(Related, StandFirstWhenTheyHaveWordsBesideEachOther) {
  const TestIndex made({record("a", "Một", {"thông giao", "giao thông"}),
                        record("b", "Hai", {"thông giao", "giao"})});
  EXPECT_EQ(related(made, {{"q", "giao thong xyz"}}),
            (Texts{"keyword:giao thông 1", "keyword:thông giao 2", "keyword:giao 1"}));
}

TEST(Related, AreNamesThatBeginAlikeOrAreOneLetterOff) {
  const TestIndex made({record("a", "Một", {"hospital"}), record("b", "Hai", {"forest"})});
  EXPECT_EQ(related(made, {{"q", "hospitality"}}), Texts{"keyword:hospital 1"});
  EXPECT_EQ(related(made, {{"q", "florest"}}), Texts{"keyword:forest 1"});
  EXPECT_EQ(related(made, {{"q", "fortress"}}), Texts{});
}

TEST(Related, AreKeywordsOfRecordsThatHaveAWord) {
  const TestIndex made({record("a", "Lượng mưa", {"thủy văn", "khí tượng"}),
                        record("b", "Mưa đá", {"khí tượng"}),
                        record("c", "Đường", {"giao thông"})});
  EXPECT_EQ(related(made, {{"q", "mưa"}, {"format", "CSV"}}),
            (Texts{"keyword:khí tượng 2", "keyword:thủy văn 1"}));
}

TEST(Related, AreToldOnlyWhenNothingIsFoundForWords) {
  const TestIndex made({record("a", "Mưa", {"mưa"})});
  EXPECT_EQ(related(made, {{"q", "mưa"}}), Texts{});
  EXPECT_EQ(related(made, {{"q", "???"}}), Texts{});
  EXPECT_EQ(related(made, {{"keyword", "nắng"}}), Texts{});
  EXPECT_EQ(related(made, {{"q", "zzz"}}), Texts{});
}

TEST(Related, AreAtMostEightAndEachOnce) {
  std::vector<IndexRecord> records;
  for (int i = 0; i < 12; ++i)
    records.push_back(
        record(std::to_string(i), "x", {"rừng " + std::to_string(i), "rừng", "Rừng"}));
  const auto found = related(TestIndex(records), {{"q", "rừng"}, {"format", "CSV"}});
  EXPECT_EQ(found.size(), kMostRelated);
  EXPECT_EQ(
      std::ranges::count_if(found, [](const auto& one) { return one.find("ừng 12") != one.npos; }),
      1);
}

TEST(Related, OfALargeIndexNeverNameWhatIsGone) {
  TestIndex made({record("a", "Một", {"công nghiệp"}), record("b", "Hai", {"công việc"})});
  const Index index(made.folder.path(), {}, {{}, 0});
  index.suggest("x", 1);
  made.indexer.remove("a");
  made.indexer.commit(2);
  const auto found = index.search(parse_request({{"q", "cong zzz"}})).related;
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].value, "công việc");
}

}  // namespace
}  // namespace search
