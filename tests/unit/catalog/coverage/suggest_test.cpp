#include "catalog/coverage/suggest.hpp"

#include <gtest/gtest.h>

namespace catalog::coverage {
namespace {

TEST(Suggestions, PutTitlesFirstAndLeaveOutWhatIsFarBehind) {
  EXPECT_EQ(best_found({{"far", 2, false}, {"strong", 10, false}, {"title", 6, true}}),
            (std::vector<std::string>{"title", "strong"}));
}

TEST(Suggestions, AreEachThereOnceAndFiveAtMost) {
  std::vector<Found> found;
  for (const char* id : {"a", "b", "c", "d", "e", "f", "a"}) found.push_back({id, 5, false});
  EXPECT_EQ(best_found(found).size(), kMostSuggested);
  EXPECT_TRUE(best_found({}).empty());
}

TEST(Suggestions, LookForWordsOfBothLanguages) {
  readiness::ChecklistItem item;
  item.suggest_vi = {"ngân sách"};
  item.suggest_en = {"budget"};
  EXPECT_EQ(queries_of(item), (std::vector<std::string>{"ngân sách", "budget"}));
}

TEST(Titles, HaveWordsWhateverTheirAccents) {
  EXPECT_TRUE(title_has("Dự toán Ngân sách nhà nước 2026", "ngan sach"));
  EXPECT_FALSE(title_has("Sách giáo khoa", "ngân sách"));
}

}  // namespace
}  // namespace catalog::coverage
