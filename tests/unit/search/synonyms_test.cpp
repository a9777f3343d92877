#include "search/synonyms.hpp"

#include <gtest/gtest.h>

#include "tests/unit/search/catalogue.hpp"

namespace search {
namespace {

using Ids = std::vector<std::string>;

TEST(Synonyms, KnowTheOtherExpressionsOfAGroup) {
  const Synonyms synonyms("# ours\n\ntrạm quan trắc\ttqt\tmonitoring station\n");
  const auto matches = synonyms.find(list_words("các TQT mới"));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].first, 1u);
  EXPECT_EQ(matches[0].count, 1u);
  ASSERT_EQ(matches[0].others.size(), 2u);
  EXPECT_EQ(matches[0].others[0]->size(), 3u);
}

TEST(Synonyms, HaveATableBuiltIn) {
  EXPECT_GT(Synonyms().size(), 300u);
  EXPECT_EQ(Synonyms().find(list_words("UBND")).size(), 1u);
}

TEST(Synonyms, AreNotFoundInsideOtherWords) {
  EXPECT_EQ(Synonyms().find(list_words("Bộ Y tế")).size(), 1u);
  for (const auto& match : Synonyms().find(list_words("cán bộ y tế"))) EXPECT_NE(match.first, 1u);
  EXPECT_TRUE(Synonyms("thuế\ttax\n").find(list_words("thue nha")).empty());
  EXPECT_EQ(Synonyms("thuế\ttax\n").find(list_words("thuế nhà")).size(), 1u);
}

TEST(Synonyms, LeaveALineThatIsNoTextAside) {
  EXPECT_EQ(Synonyms("\xFF\xFE\tabc\n").size(), Synonyms().size());
}

TEST(Synonyms, FindWhatIsWrittenInAnotherWay) {
  const TestIndex made({make_test_record("full", "Quyết định của Ủy ban nhân dân tỉnh"),
                        make_test_record("short", "Quyết định của UBND tỉnh"),
                        make_test_record("other", "Nhân dân và ủy ban")});
  for (const auto* q : {"UBND tỉnh", "ủy ban nhân dân tỉnh", "uy ban nhan dan tinh"}) {
    const auto found = made.search({{"q", q}});
    EXPECT_EQ(found.total, 2u) << q;
    EXPECT_EQ(found.tier, Tier::kAll) << q;
  }
  EXPECT_EQ(made.ids_for("ủy ban nhân dân tỉnh")[0], "full");
  const auto explained = made.search({{"q", "UBND"}, {"explain", "1"}}).explanation;
  EXPECT_GE(explained["also_looked_for"].items().size(), 1u);
}

TEST(Synonyms, AreTheNamesOfAPlaceToo) {
  const TestIndex made({make_test_record("right", "Bệnh viện thành phố Hồ Chí Minh"),
                        make_test_record("wrong", "Bệnh viện tỉnh Lâm Đồng")});
  EXPECT_EQ(made.ids_for("bệnh viện TPHCM"), (Ids{"right"}));
  EXPECT_EQ(made.ids_for("benh vien sai gon"), (Ids{"right"}));
  for (const auto& match : Synonyms().find(list_words("lao dong"))) EXPECT_NE(match.count, 1u);
}

TEST(Synonyms, AreNotLookedForInQuotes) {
  const TestIndex made({make_test_record("full", "Ủy ban nhân dân tỉnh")});
  EXPECT_EQ(made.search({{"q", "\"UBND\""}}).total, 0u);
}

std::vector<std::string> others(const Synonyms& synonyms, const std::string& typed) {
  std::vector<std::string> list;
  for (const auto& match : synonyms.find(list_words(typed)))
    for (const auto* words : match.others) {
      std::string text;
      for (const auto& word : *words) text += (text.empty() ? "" : " ") + word.lower;
      list.push_back(text);
    }
  return list;
}

TEST(Synonyms, TakeLearnedAcronymsBesideWhatIsKnown) {
  Synonyms synonyms;
  synonyms.add_acronyms({{{"CKCVC"}, {"Cục Khảo cổ vùng cao"}}});
  EXPECT_EQ(others(synonyms, "ckcvc"), Ids{"cục khảo cổ vùng cao"});
  EXPECT_EQ(others(synonyms, "cuc khao co vung cao"), Ids{"ckcvc"});
}

TEST(Synonyms, OfALearnedAcronymWithSeveralNamesLeadToItNotToEachOther) {
  Synonyms synonyms;
  synonyms.add_acronyms({{{"BRK"}, {"Board of Rope Knots", "Bureau of Rural Kites"}}});
  EXPECT_EQ(others(synonyms, "brk"), (Ids{"board of rope knots", "bureau of rural kites"}));
  EXPECT_EQ(others(synonyms, "board of rope knots"), Ids{"brk"});
}

TEST(Synonyms, AreNotOverruledByLearnedAcronyms) {
  Synonyms synonyms("BRK\nvườn thú\tzoo\n");
  const auto size = synonyms.size();
  const auto before = others(synonyms, "UBND");
  synonyms.add_acronyms({{{"UBND"}, {"Ủy ban nhạc dân tộc"}}, {{"BRK"}, {"Board of Rope Knots"}}});
  EXPECT_EQ(synonyms.size(), size) << "a line of the owner's with an acronym alone forbids it";
  EXPECT_EQ(others(synonyms, "UBND"), before);
  synonyms.add_acronyms({{{"BQLVT"}, {"Ban Quản lý vườn thú"}}});
  EXPECT_EQ(others(synonyms, "bqlvt"), Ids{"ban quản lý vườn thú"});
  EXPECT_EQ(others(synonyms, "ban quản lý vườn thú"), Ids{"zoo"});
}

}  // namespace
}  // namespace search
