#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

using DistributionTable = StoreTest;
using RevisionTable = StoreTest;
using AgencyTable = StoreTest;
using SourceTable = StoreTest;
using FileTable = StoreTest;
using ChangeTable = StoreTest;

TEST_F(DistributionTable, FollowsTheDataset) {
  put(dataset("a"));
  DatasetChange change = dataset("a");
  change.distributions = {{"a-csv", "f1"}, {"a-xlsx", ""}};
  put(change);
  const auto list = store->read().list_distributions("a");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].file, "f1");
  EXPECT_EQ(list[1].id, "a-xlsx");
  EXPECT_FALSE(store->read().find_distribution("a-json"));
  EXPECT_EQ(store->read().find_distribution("a-csv")->dataset, "a");
}

TEST_F(RevisionTable, KeepsEveryTextWithItsAuthor) {
  put(dataset("a", "First"));
  put(dataset("a", "Second"));
  const auto list = store->read().list_revisions("a");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].number, 2);
  EXPECT_EQ(list[1].author, "lan");
  EXPECT_EQ(list[1].note, "because");
  EXPECT_EQ(list[1].state, "published");
  EXPECT_EQ(store->read().find_revision("a", 1)->document, dataset("a", "First").document);
  EXPECT_FALSE(store->read().find_revision("a", 3));
  EXPECT_TRUE(store->read().list_revisions("b").empty());
}

StoredAgency health() {
  StoredAgency agency;
  agency.slug = "moh";
  agency.iri = "http://example.org/moh";
  agency.names = {"Bộ Y tế", "Ministry of Health"};
  agency.document = "{}";
  return agency;
}

TEST_F(AgencyTable, FindsAnAgencyByIdentifierAndByAnyName) {
  WriteTransaction transaction = store->write();
  transaction.put_agency(health());
  transaction.commit();
  const Reader reader = store->read();
  EXPECT_EQ(reader.find_agency("moh")->names.size(), 2u);
  EXPECT_EQ(reader.find_agency_by_iri("http://example.org/moh")->slug, "moh");
  for (const char* name : {"Bộ Y tế", "  bộ  Y TẾ ", "bo y te", "ministry of health"})
    EXPECT_TRUE(reader.find_agency_by_name(name)) << name;
  for (const char* name : {"", " ", "Bộ", "Y tế"})
    EXPECT_FALSE(reader.find_agency_by_name(name)) << name;
  EXPECT_FALSE(reader.find_agency_by_iri(""));
  EXPECT_EQ(reader.list_agencies().size(), 1u);
}

TEST_F(AgencyTable, LogsOnlyWhatChanged) {
  const auto put_agency = [&](const StoredAgency& agency) {
    WriteTransaction transaction = store->write();
    transaction.put_agency(agency);
    transaction.commit();
  };
  put_agency(health());
  put_agency(health());
  EXPECT_EQ(store->read().last_seq(), 1);
  StoredAgency renamed = health();
  renamed.names = {"Bộ Y tế mới"};
  put_agency(renamed);
  EXPECT_EQ(store->read().last_seq(), 2);
  EXPECT_FALSE(store->read().find_agency_by_name("Bộ Y tế"));
  StoredAgency twin = health();
  twin.slug = "other";
  EXPECT_EQ(failure_of([&] { put_agency(twin); }), "store_iri_taken");
}

TEST_F(SourceTable, KeepsTheFirstImportAndTheLastCounts) {
  StoredSource source;
  source.key = "https://example.org/catalog.ttl";
  source.title = "Example";
  source.first_import = source.last_import = *base::parse_time("2026-01-01");
  source.added = 3;
  WriteTransaction transaction = store->write();
  transaction.put_source(source);
  source.last_import = source.first_import + std::chrono::hours(24);
  source.first_import = source.last_import;
  source.added = 1;
  transaction.put_source(source);
  transaction.commit();
  const auto found = store->read().find_source(source.key);
  EXPECT_EQ(found->first_import, *base::parse_time("2026-01-01"));
  EXPECT_EQ(found->last_import, *base::parse_time("2026-01-02"));
  EXPECT_EQ(found->added, 1);
  EXPECT_EQ(store->read().list_sources().size(), 1u);
  EXPECT_FALSE(store->read().find_source("other"));
}

TEST_F(FileTable, KnowsWhichDatasetsHandOutAContent) {
  const auto content = store->files().put("a,b\n1,2\n");
  WriteTransaction transaction = store->write();
  transaction.add_file({"f1", content.sha256, content.byte_size, "text/csv", "bảng.csv", {}});
  transaction.add_file({"f2", content.sha256, content.byte_size, "text/csv", "other.csv", {}});
  DatasetChange change = dataset("a");
  change.distributions = {{"a-csv", "f2"}};
  transaction.put_dataset(change);
  transaction.commit();
  const Reader reader = store->read();
  EXPECT_EQ(reader.find_file("f1")->name, "bảng.csv");
  EXPECT_EQ(reader.find_file_by_sha256(content.sha256)->byte_size, 8);
  EXPECT_EQ(reader.list_datasets_of_content(content.sha256), std::vector<std::string>{"a"});
  EXPECT_EQ(reader.list_files("f1", 10).size(), 1u);
  EXPECT_EQ(reader.read_statistics().file_bytes, 16);
}

TEST_F(ChangeTable, NumbersChangesWithoutGaps) {
  put(dataset("a"));
  {
    WriteTransaction undone = store->write();
    undone.put_dataset(dataset("b"));
  }
  DatasetChange withdrawn = dataset("a");
  withdrawn.action = "withdrawn";
  put(withdrawn);
  WriteTransaction transaction = store->write();
  EXPECT_EQ(transaction.append_change("request", "r1", 0, "created"), 3);
  transaction.commit();
  const auto all = store->read().list_changes(0, 10);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].action, "created");
  EXPECT_EQ(all[1].action, "withdrawn");
  EXPECT_EQ(all[1].revision, 2);
  EXPECT_EQ(all[1].kind, "dataset");
  EXPECT_EQ(all[2].id, "r1");
  EXPECT_EQ(store->read().list_changes(1, 1).front().seq, 2);
  EXPECT_TRUE(store->read().list_changes(3, 10).empty());
}

}  // namespace
}  // namespace catalog::store
