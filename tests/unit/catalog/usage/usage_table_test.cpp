#include "catalog/usage/usage_table.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <filesystem>

namespace catalog::usage {
namespace {

using std::chrono::hours;

class UsageTableTest : public testing::Test {
 protected:
  UsageTableTest() : store_(folder()) {}
  ~UsageTableTest() override { std::filesystem::remove_all(path_); }

  std::filesystem::path folder() {
    std::string name = (std::filesystem::temp_directory_path() / "usage-XXXXXX").string();
    return path_ = mkdtemp(name.data());
  }

  const base::Time noon_ = *base::parse_time("2026-05-20T12:00:00Z");
  std::filesystem::path path_;
  store::Store store_;
};

TEST_F(UsageTableTest, SumsTheUsesOfADataset) {
  UsageTable table(store_);
  table.add(noon_, {{"a", {3, 1}}, {"b", {1, 0}}});
  table.add(noon_ + hours(1), {{"a", {2, 0}}});
  table.add(noon_ + hours(24), {{"a", {1, 1}}});
  EXPECT_EQ(table.recent_uses_of("a", noon_ + hours(24)), (Uses{6, 2}));
  EXPECT_EQ(table.recent_uses_of("b", noon_ + hours(24)), (Uses{1, 0}));
  EXPECT_EQ(table.recent_uses_of("c", noon_), (Uses{0, 0}));
  EXPECT_EQ(table.list_recent_uses(noon_ + hours(24)),
            (UsesByDataset{{"a", {6, 2}}, {"b", {1, 0}}}));
}

TEST_F(UsageTableTest, ForgetsWhatIsLongerAgoThanNinetyDays) {
  UsageTable table(store_);
  table.add(noon_, {{"a", {5, 5}}});
  EXPECT_EQ(table.recent_uses_of("a", noon_ + hours(24 * 89)).views, 5);
  EXPECT_EQ(table.recent_uses_of("a", noon_ + hours(24 * 90)).views, 0);
  EXPECT_TRUE(table.list_recent_uses(noon_ + hours(24 * 90)).empty());
}

TEST_F(UsageTableTest, IsNoChangeOfTheCatalogue) {
  UsageTable table(store_);
  const auto seq = store_.read().last_seq();
  table.add(noon_, {{"a", {1, 1}}});
  table.add(noon_, {});
  EXPECT_EQ(store_.read().last_seq(), seq);
}

TEST_F(UsageTableTest, IsThereAgainWhenItIsOpenedAgain) {
  UsageTable(store_).add(noon_, {{"a", {1, 0}}});
  EXPECT_EQ(UsageTable(store_).recent_uses_of("a", noon_).views, 1);
}

}  // namespace
}  // namespace catalog::usage
