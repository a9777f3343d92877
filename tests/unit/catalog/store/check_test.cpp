#include "catalog/store/check.hpp"

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

}  // namespace
}  // namespace catalog::store
