#include "catalog/usage/missing_table.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/support/temporary_folder.hpp"

namespace catalog::usage {
namespace {

using std::chrono::hours;

constexpr hours kWeek{7 * 24};

class MissingTableTest : public testing::Test {
 protected:
  MissingTableTest() : store_(folder_.path()) {}

  Missed missed(base::Time time, const std::string& words, std::int64_t asked,
                std::int64_t results) const {
    return {week_of(time), words, "vi", asked, 0, results, results};
  }

  const base::Time noon_ = *base::parse_time("2026-05-20T12:00:00Z");  // a Wednesday
  TemporaryFolder folder_;
  store::Store store_;
};

TEST(Weeks, BeginOnMondays) {
  const auto week = [](const char* time) { return format_week(week_of(*base::parse_time(time))); };
  EXPECT_EQ(week("2026-05-20T12:00:00Z"), "2026-05-18");
  EXPECT_EQ(week("2026-05-18"), "2026-05-18");
  EXPECT_EQ(week("2026-05-17T23:59:59Z"), "2026-05-11");
}

TEST_F(MissingTableTest, SumsUpTheSameWordsOverWeeks) {
  MissingTable table(store_);
  table.add(noon_, {missed(noon_, "lu lut", 5, 1), missed(noon_, "xe buyt", 6, 0)});
  table.add(noon_, {missed(noon_, "lu lut", 2, 0)});
  const auto later = noon_ + kWeek;
  Missed again = missed(later, "lu lut", 8, 3);
  again.filtered = 2;
  table.add(later, {again});
  EXPECT_EQ(table.list(later),
            (std::vector<Missed>{{week_of(later), "lu lut", "vi", 15, 2, 0, 3},
                                 {week_of(noon_), "xe buyt", "vi", 6, 0, 0, 0}}));
}

TEST_F(MissingTableTest, KeepsLanguagesApart) {
  MissingTable table(store_);
  table.add(noon_, {missed(noon_, "bus", 5, 0), {week_of(noon_), "bus", "en", 7, 0, 0, 0}});
  const auto list = table.list(noon_);
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].language, "en");
}

TEST_F(MissingTableTest, LooksTwelveWeeksBackAndDeletesWhatIsOlder) {
  MissingTable table(store_);
  table.add(noon_, {missed(noon_, "bus", 5, 0)});
  EXPECT_EQ(table.list(noon_ + 11 * kWeek).size(), 1u);
  const auto late = noon_ + 12 * kWeek;
  EXPECT_TRUE(table.list(late).empty());
  EXPECT_EQ(table.list(noon_).size(), 1u);
  table.add(late, {missed(late, "tram", 5, 0)});
  EXPECT_EQ(table.list(noon_).size(), 1u) << "that of the late week alone";
  EXPECT_EQ(table.list(noon_)[0].words, "tram");
}

TEST_F(MissingTableTest, IsNoChangeOfTheCatalogue) {
  MissingTable table(store_);
  const auto seq = store_.read().last_seq();
  table.add(noon_, {missed(noon_, "bus", 5, 0)});
  table.add(noon_, {});
  EXPECT_EQ(store_.read().last_seq(), seq);
  EXPECT_EQ(MissingTable(store_).list(noon_).size(), 1u);
}

}  // namespace
}  // namespace catalog::usage
