#include "catalog/store/unused_files.hpp"

#include <optional>

#include "catalog/store/workflow.hpp"
#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

const auto kNothing = [] {};

class UnusedFilesTest : public StoreTest {
 protected:
  /// Uploads content as a file; answers its digest.
  std::string upload(const std::string& id, const std::string& bytes) {
    const auto content = store->files().put(bytes);
    WriteTransaction transaction = store->write();
    transaction.add_file({.id = id, .sha256 = content.sha256, .byte_size = content.byte_size});
    transaction.commit();
    return content.sha256;
  }
  static DatasetChange naming(const std::string& id, const std::string& file) {
    DatasetChange change = dataset(id);
    change.document = R"({"distribution":[{"file":")" + file + R"("}]})";
    change.distributions = {{id + "-csv", file}};
    return change;
  }
  /// The clock goes on; files that are there count as old then.
  void pass(std::chrono::milliseconds time) {
    const auto later = base::now() + time;
    clock.reset();
    clock.emplace(later);
  }
  RemovedFiles remove(const UnusedFiles& unused) {
    return remove_unused_files(
        *store, unused, kNothing,
        [this](WriteTransaction&, const StoredFile& file) { told.push_back(file.id); });
  }

  std::optional<base::FixedClock> clock;
  std::vector<std::string> told;
};

TEST_F(UnusedFilesTest, AreThoseThatNoRevisionNamesNotEvenAnOldOne) {
  upload("current", "a");
  upload("old", "b");
  const auto lost = upload("lost", "c");
  put(naming("1", "old"));
  put(naming("1", "current"));
  pass(kUnusedKept + std::chrono::hours(1));
  const auto unused = find_unused_files(*store, kNothing);
  ASSERT_EQ(unused.files.size(), 1u);
  EXPECT_EQ(unused.files[0].id, "lost");
  EXPECT_EQ(unused.contents, std::vector<std::string>{lost});
  EXPECT_EQ(unused.content_bytes, 1);
  EXPECT_TRUE(store->read().find_file("lost")) << "finding removes nothing";

  const auto removed = remove(unused);
  EXPECT_EQ(removed.files, 1);
  EXPECT_EQ(removed.contents, 1);
  EXPECT_EQ(told, std::vector<std::string>{"lost"});
  EXPECT_FALSE(store->read().find_file("lost"));
  EXPECT_FALSE(store->files().find(lost));
  EXPECT_TRUE(store->read().find_file("old"));
  EXPECT_EQ(store->read().list_changes(0, 100).back().action, "removed");
  EXPECT_TRUE(find_unused_files(*store, kNothing).files.empty());
}

TEST_F(UnusedFilesTest, AreNotThoseThatAWorkingCopyNames) {
  upload("copied", "a");
  pass(kUnusedKept + std::chrono::hours(1));
  const auto before = find_unused_files(*store, kNothing);
  ASSERT_EQ(before.files.size(), 1u);
  {
    WriteTransaction transaction = store->write();
    put_working_copy(transaction.connection(),
                     {.dataset = "1", .document = R"({"distribution":[{"file":"copied"}]})"});
    transaction.commit();
  }
  EXPECT_EQ(remove(before).files, 0);
  EXPECT_TRUE(find_unused_files(*store, kNothing).files.empty());
}

TEST_F(UnusedFilesTest, MayWaitAWeekForADatasetToNameThem) {
  upload("fresh", "a");
  EXPECT_TRUE(find_unused_files(*store, kNothing).files.empty());
  pass(kUnusedKept - std::chrono::hours(1));
  EXPECT_TRUE(find_unused_files(*store, kNothing).files.empty());
  EXPECT_TRUE(find_unused_files(*store, kNothing).contents.empty());
}

TEST_F(UnusedFilesTest, StayWhenTheyAreNamedBetweenFindingAndRemoving) {
  const auto sha256 = upload("late", "a");
  pass(kUnusedKept + std::chrono::hours(1));
  const auto unused = find_unused_files(*store, kNothing);
  ASSERT_EQ(unused.files.size(), 1u);
  put(naming("1", "late"));
  put(dataset("1"));  // current no longer, but a revision names it
  const auto removed = remove(unused);
  EXPECT_EQ(removed.files, 0);
  EXPECT_EQ(removed.contents, 0);
  EXPECT_TRUE(store->files().find(sha256));
}

TEST_F(UnusedFilesTest, LeaveAContentThatAnotherFileHasToo) {
  upload("lost", "same");
  const auto sha256 = upload("used", "same");
  put(naming("1", "used"));
  pass(kUnusedKept + std::chrono::hours(1));
  const auto removed = remove(find_unused_files(*store, kNothing));
  EXPECT_EQ(removed.files, 1);
  EXPECT_EQ(removed.contents, 0);
  EXPECT_TRUE(store->files().find(sha256));
}

TEST_F(UnusedFilesTest, AreContentsTooThatACrashLeftUnknown) {
  const auto sha256 = store->files().put("left").sha256;
  pass(kUnusedKept + std::chrono::hours(1));
  EXPECT_EQ(remove(find_unused_files(*store, kNothing)).contents, 1);
  EXPECT_FALSE(store->files().find(sha256));
}

TEST_F(UnusedFilesTest, AreNotContentsThatWereUploadedAgainJustNow) {
  const auto path = *store->files().find(store->files().put("again").sha256);
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 30);
  std::filesystem::last_write_time(path, long_ago);
  const auto unused = find_unused_files(*store, kNothing);
  ASSERT_EQ(unused.contents.size(), 1u);
  store->files().put("again");
  EXPECT_EQ(remove(unused).contents, 0);
  EXPECT_TRUE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace catalog::store
