#include <gtest/gtest.h>

#include <fstream>

#include "catalog/base/error.hpp"
#include "catalog/store/backup.hpp"
#include "catalog/store/upload_table.hpp"
#include "tests/unit/catalog/purge/office.hpp"

namespace catalog::purge {
namespace {

using Texts = std::vector<std::string>;

class PurgedContentTest : public testing::Test {
 protected:
  PurgedContentTest() : sha256_(office_.upload("f1", "Họ tên\nNguyễn Văn A\n")) {
    office_.publish("d1", R"({"title":{"vi":"Mưa"},"distribution":[{"id":"d1-d","file":"f1"}]})",
                    "f1");
  }
  void finish() {
    purge::finish(office_.store, [] {});
  }

  void add_review() {
    auto change = office_.store.write();
    change.connection().execute(
        "INSERT INTO privacy_review (sha256, dataset, checked_by, time, result, note, scan)"
        " VALUES ($1, 'd1', 'lan', 1, 'justified', 'Nguyễn', '{\"samples\":[\"N•••\"]}')",
        sha256_);
    audit::append(change.connection(), {.actor = "lan",
                                        .action = "privacy_checked",
                                        .kind = "dataset",
                                        .id = "d1",
                                        .content = sha256_,
                                        .detail = R"({"note":"Nguyễn"})"});
    change.commit();
  }

  Office office_;
  std::string sha256_;
};

TEST_F(PurgedContentTest, LeavesTheDiskAndTheCheckFindsNothing) {
  EXPECT_EQ(office_.problems(), Texts());
  const Purge done = office_.erase_content(sha256_);
  EXPECT_EQ(office_.problems(), Texts{"check_file_purged"}) << "until the job has run";
  finish();
  EXPECT_FALSE(office_.store.files().find(sha256_));
  EXPECT_EQ(office_.problems(), Texts());
  EXPECT_NE(find_purge(office_.store.read().connection(), done.id)->finished_at, base::Time{});
}

TEST_F(PurgedContentTest, KeepsTheRowOfTheFileWithoutItsName) {
  office_.erase_content(sha256_);
  const auto file = office_.store.read().find_file("f1");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->name, "");
  EXPECT_EQ(file->sha256, sha256_);
  EXPECT_EQ(office_.rows("SELECT seq FROM audit WHERE instr(detail, 'nguyen-van-a') > 0"), Texts());
}

TEST_F(PurgedContentTest, LosesWhatScansAndReviewsToldOfIt) {
  add_review();
  office_.erase_content(sha256_);
  EXPECT_EQ(office_.rows("SELECT scan || note || result FROM privacy_review"),
            Texts{"{}justified"});
  EXPECT_EQ(office_.rows("SELECT seq FROM audit WHERE instr(detail, 'Nguyễn') > 0"), Texts());
}

TEST_F(PurgedContentTest, IsGoneFromUploadsThatBecameIt) {
  const auto path = store::path_of_upload(office_.store, "u1");
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << "Nguyễn Văn A";
  office_.run(
      "INSERT INTO upload VALUES ('u1', 'lan', 'weather', 'nguyen-van-a.csv', 5, 1, 9, 5, '',"
      " 'f1')");
  office_.erase_content(sha256_);
  finish();
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_EQ(office_.rows("SELECT name FROM upload"), Texts{""});
}

TEST_F(PurgedContentTest, IsRemovedAgainWhereItCameBackWhileTheProgramDied) {
  office_.erase_content(sha256_);
  finish();
  office_.store.files().put("Họ tên\nNguyễn Văn A\n");
  EXPECT_EQ(office_.problems(), Texts{"check_file_purged"});
  finish();
  EXPECT_EQ(office_.problems(), Texts());
}

TEST_F(PurgedContentTest, IsNotTakenAgain) {
  office_.erase_content(sha256_);
  finish();
  office_.store.files().put("Họ tên\nNguyễn Văn A\n");
  try {
    store::refuse_purged_upload(office_.store, sha256_);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kInvalidData);
    EXPECT_EQ(error.message().arguments.at("reason"), "Có dữ liệu cá nhân");
  }
  EXPECT_FALSE(office_.store.files().find(sha256_));
}

TEST_F(PurgedContentTest, IsListedAsStillInTheBackupsMadeBefore) {
  store::backup(office_.store, office_.folder.path() / "first.tar");
  const Purge done = office_.erase_content(sha256_);
  finish();
  store::backup(office_.store, office_.folder.path() / "second.tar");
  const auto backups = backups_with(office_.store.read(), done);
  ASSERT_EQ(backups.size(), 1u);
  EXPECT_EQ(backups[0].name, "first.tar");
  EXPECT_GT(backups[0].seq, 0);
}

TEST_F(PurgedContentTest, CountsNoMoreAgainstTheQuotaOfItsAgency) {
  const auto used = [&] {
    return store::count_bytes_of_agency(office_.store.read(), "weather", base::now());
  };
  EXPECT_GT(used(), 0);
  office_.erase_content(sha256_);
  EXPECT_EQ(used(), 0);
}

TEST_F(PurgedContentTest, IsNoLogoAnyMore) {
  {
    auto change = office_.store.write();
    change.put_setting("site.logo", "f1");
    change.commit();
  }
  office_.erase_content(sha256_);
  EXPECT_FALSE(office_.store.read().find_setting("site.logo"));
}

TEST_F(PurgedContentTest, IsGoneFromAnswersThatAreGivenAgain) {
  office_.run("INSERT INTO kept_answer VALUES ('a', 'k', 1, 'r', '{\"id\":\"f1\"}')");
  office_.run("INSERT INTO kept_answer VALUES ('a', 'l', 1, 'r', 'another')");
  office_.erase_content(sha256_);
  EXPECT_EQ(office_.rows("SELECT key FROM kept_answer"), Texts{"l"});
}

}  // namespace
}  // namespace catalog::purge
