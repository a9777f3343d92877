#include "catalog/store/check.hpp"

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <thread>

#include "catalog/store/workflow.hpp"
#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

class CheckTest : public StoreTest {
 protected:
  CheckTest() {
    const auto content = store->files().put("a,b\n");
    sha256 = content.sha256;
    WriteTransaction transaction = store->write();
    transaction.add_file({"f1", content.sha256, content.byte_size, "text/csv", "a.csv", {}});
    StoredAgency agency;
    agency.slug = "moh";
    agency.document = "{}";
    transaction.put_agency(agency);
    DatasetChange change = dataset("a");
    change.agency = "moh";
    change.distributions.push_back({"a-file", "f1"});
    transaction.put_dataset(change);
    transaction.put_dataset(change);
    transaction.put_dataset(dataset("b"));
    transaction.commit();
  }

  /// The first problem, as "what id key".
  std::string first_problem() {
    const CheckReport report = check(*store);
    if (report.problems.empty()) return "";
    const Problem& problem = report.problems.front();
    EXPECT_TRUE(base::has_text(problem.message.key, "vi")) << problem.message.key;
    return problem.what + " " + problem.id + " " + problem.message.key;
  }
  std::string sha256;
};

TEST_F(CheckTest, FindsNothingInASoundStore) {
  const CheckReport report = check(*store);
  EXPECT_TRUE(report.problems.empty()) << first_problem();
  EXPECT_EQ(report.datasets, 2);
  EXPECT_EQ(report.revisions, 3);
  EXPECT_EQ(report.files, 1);
  EXPECT_EQ(report.last_seq, 5);
}

TEST_F(CheckTest, ProvesWorkingCopies) {
  {
    WriteTransaction transaction = store->write();
    for (const char* id : {"a", "b"})
      put_working_copy(
          transaction.connection(),
          {.dataset = id, .base_revision = 1, .authors = {"lan", "mai"}, .document = "{}"});
    transaction.commit();
  }
  EXPECT_EQ(first_problem(), "");
  const auto copy = find_working_copy(store->read().connection(), "a");
  EXPECT_EQ(copy->authors, (std::vector<std::string>{"lan", "mai"}));
  damage("UPDATE working_copy SET authors = 'lan' WHERE dataset = 'a'");
  EXPECT_EQ(first_problem(), "working copy a check_working_copy");
  EXPECT_EQ(failure_of([&] { find_working_copy(store->read().connection(), "a"); }),
            "store_row_damaged");
  damage("DELETE FROM working_copy WHERE dataset = 'a'");
  damage("UPDATE working_copy SET dataset = 'x'");
  EXPECT_EQ(check(*store).problems.size(), 2u);  // neither whole nor of a dataset
}

struct Damage {
  const char* sql;
  const char* problem;
};

class CheckDamage : public CheckTest, public testing::WithParamInterface<Damage> {};

TEST_P(CheckDamage, IsNamed) {
  damage(GetParam().sql);
  EXPECT_EQ(first_problem(), GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    All, CheckDamage,
    testing::Values(
        Damage{"UPDATE revision SET document = '{}' WHERE dataset = 'a' AND number = 1",
               "revision a check_digest"},
        Damage{"UPDATE revision SET document = '{}' WHERE dataset = 'b'",
               "revision b check_digest"},
        Damage{"UPDATE dataset SET state = 'draft' WHERE id = 'b'", "dataset b check_seal"},
        Damage{"UPDATE dataset SET revision_id = 99 WHERE id = 'b'", "dataset b check_no_revision"},
        Damage{"DELETE FROM revision WHERE dataset = 'a' AND number = 1",
               "revision a check_revision_gap"},
        Damage{"DELETE FROM dataset WHERE id = 'b'", "revision b check_revision_lost"},
        Damage{"DELETE FROM slug WHERE slug = 'slug-b'", "slug slug-b check_slug"},
        Damage{"INSERT INTO slug VALUES ('x', 'y')", "slug x check_slug_lost"},
        Damage{"INSERT INTO distribution VALUES ('x', 'y', '')",
               "distribution x check_distribution"},
        Damage{"DELETE FROM file", "distribution a-file check_distribution_file"},
        Damage{"UPDATE agency SET document = '[]'", "agency moh check_seal_agency"},
        Damage{"DELETE FROM agency", "dataset a check_dataset_agency"},
        Damage{"DELETE FROM change WHERE seq = 1", "change 5 check_change_gap"},
        Damage{"UPDATE change SET id = 'x' WHERE seq = 5", "change b check_change_missing"}));

TEST_F(CheckTest, FindsDamagedAndMissingFiles) {
  const std::filesystem::path path = *store->files().find(sha256);
  std::ofstream(path) << "a;b\n";
  EXPECT_EQ(first_problem(), "file " + sha256 + " check_file_digest");
  std::ofstream(path) << "a";
  EXPECT_EQ(first_problem(), "file " + sha256 + " check_file_size");
  std::filesystem::remove(path);
  EXPECT_EQ(first_problem(), "file " + sha256 + " check_file_missing");
}

TEST_F(CheckTest, ReadsTheFilesAlsoOfADamagedStoreWithoutDatasets) {
  damage("DELETE FROM dataset");
  damage("DELETE FROM revision");
  std::filesystem::remove(*store->files().find(sha256));
  const CheckReport report = check(*store);
  EXPECT_EQ(report.files, 1);
  EXPECT_EQ(report.problems.back().message.key, "check_file_missing");
}

TEST_F(CheckTest, FindsACurrentRevisionThatIsGoneDamaged) {
  damage("DELETE FROM revision WHERE dataset = 'b'");
  EXPECT_EQ(first_problem(), "dataset b check_no_revision");
  EXPECT_EQ(check(*store).damaged, 1);
}

// Even root cannot read without these capabilities, of this thread alone.
void give_up_reading_everything() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {};
  ASSERT_EQ(syscall(SYS_capget, &header, data), 0);
  data[0].effective &= ~((1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH));
  ASSERT_EQ(syscall(SYS_capset, &header, data), 0);
}

TEST_F(CheckTest, ListsAFileThatCannotBeReadAndGoesOn) {
  const auto other = store->files().put("c,d\n");
  WriteTransaction transaction = store->write();
  transaction.add_file({"f2", other.sha256, other.byte_size, "text/csv", "b.csv", {}});
  transaction.commit();
  for (const auto& content : {sha256, other.sha256})
    std::filesystem::permissions(*store->files().find(content), std::filesystem::perms::none);
  CheckReport report;
  std::thread reader([&] {
    give_up_reading_everything();
    report = check(*store);
  });
  reader.join();
  EXPECT_EQ(report.files, 2);
  ASSERT_EQ(report.problems.size(), 2u);
  EXPECT_EQ(report.problems[0].message.key, "check_file_unreadable");
  EXPECT_TRUE(base::has_text("check_file_unreadable", "vi"));
}

}  // namespace
}  // namespace catalog::store
