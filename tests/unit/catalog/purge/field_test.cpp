#include <gtest/gtest.h>

#include "catalog/purge/erase.hpp"
#include "catalog/store/workflow.hpp"
#include "tests/unit/catalog/purge/office.hpp"

namespace catalog::purge {
namespace {

constexpr const char* kSecret = "Nguyễn Thị Bí Mật";
using Texts = std::vector<std::string>;

std::string document(const std::string& contact, const std::string& version = "1") {
  return R"({"title":{"vi":"Mưa"},"contactPoint":{"fn":")" + contact + R"("},"version":")" +
         version + "\"}";
}

class PurgedField : public testing::Test {
 protected:
  PurgedField() {
    office_.publish("d1", document(kSecret));
    office_.publish("d1", document("Phòng Dữ liệu"));
    office_.publish("d1", document(kSecret, "2"));
    office_.publish("d2", document("Phòng khác"));
  }

  Purge erase() { return office_.erase_field("d1", "/contactPoint"); }

  /// How many rows hold the secret in any column of text of any table.
  Texts tables_with_secret() {
    Texts found;
    const auto reader = office_.store.read();
    for (const auto& table : office_.rows("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      const std::string question = "SELECT * FROM " + table;
      auto rows = reader.connection().query(sql::Sql::generated(question));
      while (const auto row = rows.next())
        for (int i = 0; i < row->size(); ++i)
          if (row->view(i).find(kSecret) != std::string_view::npos) found.push_back(table);
    }
    return found;
  }

  Office office_;
};

TEST_F(PurgedField, IsGoneFromEveryRevisionAndTheCheckFindsNothing) {
  EXPECT_EQ(office_.problems(), Texts());
  const Purge done = erase();
  EXPECT_EQ(tables_with_secret(), Texts());
  EXPECT_EQ(office_.problems(), Texts());
  const auto reader = office_.store.read();
  EXPECT_EQ(reader.find_dataset("d1")->document, R"({"title":{"vi":"Mưa"},"version":"2"})");
  EXPECT_EQ(reader.find_revision("d1", 2)->document, R"({"title":{"vi":"Mưa"},"version":"1"})");
  EXPECT_EQ(reader.find_dataset("d2")->document, document("Phòng khác"));
  EXPECT_EQ(done.erased["revision"].as_integer(), 3);
  EXPECT_EQ(done.digest.size(), 64u);
}

TEST_F(PurgedField, IsToldToTheChangeLogSoThatFollowersHearOfIt) {
  const auto before = office_.store.read().last_seq();
  erase();
  const auto changes = office_.store.read().list_changes(before, 10);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].kind, "dataset");
  EXPECT_EQ(changes[0].id, "d1");
  EXPECT_EQ(changes[0].revision, 3);
}

TEST_F(PurgedField, LeavesTheAuditLogSoundAfterASecondPurgeToo) {
  erase();
  office_.erase_field("d1", "/version");
  EXPECT_EQ(office_.problems(), Texts());
  EXPECT_EQ(office_.store.read().find_dataset("d1")->document, R"({"title":{"vi":"Mưa"}})");
  office_.publish("d1", document("Phòng Mới"));
  EXPECT_EQ(office_.problems(), Texts());
}

TEST_F(PurgedField, DoesNotExcuseAnotherChangeOfARevision) {
  erase();
  const std::string forged = R"({"title":{"vi":"Nắng"}})";
  {
    auto change = office_.store.write();
    change.connection().execute(
        "UPDATE revision SET document = $1, digest = $2 WHERE dataset = 'd1' AND number = 1",
        forged, base::sha256(forged));
    change.commit();
  }
  EXPECT_EQ(office_.problems(), Texts{"audit_revision_differs"});
  {
    auto change = office_.store.write();
    change.connection().execute(
        "UPDATE replaced_digest SET digest = $1 WHERE dataset = 'd1' AND number = 1",
        base::sha256(forged));
    change.commit();
  }
  EXPECT_FALSE(office_.problems().empty()) << "the log does not vouch for that row";
}

TEST_F(PurgedField, IsGoneFromTheWorkingCopyWhichStaysSound) {
  {
    auto change = office_.store.write();
    store::put_working_copy(change.connection(), {.dataset = "d1",
                                                  .base_revision = 3,
                                                  .note = std::string("gọi ") + kSecret,
                                                  .document = document(kSecret, "3")});
    change.commit();
  }
  erase();
  const auto copy = store::find_working_copy(office_.store.read().connection(), "d1");
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->document, R"({"title":{"vi":"Mưa"},"version":"3"})");
  EXPECT_EQ(tables_with_secret(), Texts());
  EXPECT_EQ(office_.problems(), Texts());
}

TEST_F(PurgedField, IsGoneFromNotesOfRevisionsAndTheAuditLog) {
  office_.publish("d1", document("x"), "", std::string("Thay ") + kSecret);
  erase();
  EXPECT_EQ(tables_with_secret(), Texts());
  EXPECT_EQ(office_.problems(), Texts());
}

TEST_F(PurgedField, IsGoneFromNotesOfWhatIsPlannedAndReviewed) {
  office_.run("INSERT INTO schedule VALUES ('d1', 0, 9, 'lan', 'Nguyễn Thị Bí Mật nghỉ')");
  office_.run("INSERT INTO agency_move VALUES ('d1', 'weather', 'x', 'lan', 'Nguyễn Thị Bí Mật')");
  office_.run(
      "INSERT INTO privacy_review (sha256, dataset, checked_by, time, result, note, scan)"
      " VALUES ('ab', 'd1', 'lan', 1, 'justified', 'Nguyễn Thị Bí Mật', '{}')");
  erase();
  EXPECT_EQ(tables_with_secret(), Texts());
  EXPECT_EQ(office_.rows("SELECT dataset FROM schedule"), Texts{"d1"}) << "the plan itself stays";
}

TEST_F(PurgedField, IsGoneFromBatches) {
  office_.run(
      "INSERT INTO batch VALUES ('b1', 'import', 'weather', 'lan', '', '{}',"
      " 'title,contact\nMưa,Nguyễn Thị Bí Mật', 'prepared', 1, 0, 0)");
  office_.run(
      "INSERT INTO batch VALUES ('b2', 'edit', 'weather', 'lan', '',"
      " '{\"contactPoint\":{\"fn\":\"Nguyễn Thị Bí Mật\"}}', '', 'applied', 1, 2, 0)");
  office_.run(
      "INSERT INTO batch_row VALUES ('b2', 1, 1, 'd1', 'Nguyễn Thị Bí Mật', 'change', '', '', 1, 2,"
      " '{\"contactPoint\":{\"fn\":\"Nguyễn Thị Bí Mật\"},\"version\":\"1\"}',"
      " '[{\"arguments\":{\"value\":\"Nguyễn Thị Bí Mật\"}}]')");
  erase();
  EXPECT_EQ(tables_with_secret(), Texts());
  EXPECT_EQ(office_.rows("SELECT id FROM batch"), Texts{"b2"});
  EXPECT_EQ(office_.rows("SELECT document FROM batch_row"), Texts{R"({"version":"1"})"});
}

TEST_F(PurgedField, IsGoneFromTemplatesThatBeginWithIt) {
  office_.run(
      "INSERT INTO record_template VALUES ('weather', 'a',"
      " '{\"contactPoint\":{\"fn\":\"Nguyễn Thị Bí Mật\"},\"version\":\"1\"}', 'lan', 1)");
  office_.run(
      "INSERT INTO record_template VALUES ('weather', 'b',"
      " '{\"contactPoint\":{\"fn\":\"Phòng khác\"}}', 'lan', 1)");
  erase();
  EXPECT_EQ(office_.rows("SELECT document FROM record_template ORDER BY name"),
            (Texts{R"({"version":"1"})", R"({"contactPoint":{"fn":"Phòng khác"}})"}));
}

TEST_F(PurgedField, IsGoneFromKeptAnswersJobsAndSearches) {
  office_.run("INSERT INTO kept_answer VALUES ('a', 'k', 1, 'r', 'body with Nguyễn Thị Bí Mật')");
  office_.run("INSERT INTO kept_answer VALUES ('a', 'l', 1, 'r', '{\"id\":\"d1\"}')");
  office_.run("INSERT INTO kept_answer VALUES ('a', 'm', 1, 'r', 'another')");
  office_.run(
      "INSERT INTO job VALUES (7, 'mail', 'm', '{\"title\":\"Nguyễn Thị Bí Mật\"}', 'waiting', 0,"
      " 0, '', 0, 0, 0)");
  office_.run(
      "INSERT INTO job_run VALUES (9, 7, 'mail', 'm', 1, 1, 1, 'failed',"
      " '{\"key\":\"x\",\"arguments\":{\"to\":\"Nguyễn Thị Bí Mật\"}}')");
  office_.run("INSERT INTO missing VALUES (1, 'so nguyen thi bi mat', 'vi', 1, 0, 0, 0)");
  office_.run("INSERT INTO missing VALUES (1, 'mua', 'vi', 1, 0, 0, 0)");
  erase();
  EXPECT_EQ(tables_with_secret(), Texts());
  EXPECT_EQ(office_.rows("SELECT key FROM kept_answer"), Texts{"m"});
  EXPECT_EQ(office_.rows("SELECT state FROM job WHERE id = 7"), Texts{"done"});
  EXPECT_EQ(office_.rows("SELECT words FROM missing"), Texts{"mua"});
}

}  // namespace
}  // namespace catalog::purge
