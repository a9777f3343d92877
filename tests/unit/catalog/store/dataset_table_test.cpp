#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

using DatasetTable = StoreTest;

TEST_F(DatasetTable, AnswersWhatWasPut) {
  DatasetChange change = dataset("a");
  change.kind = "DatasetSeries";
  change.agency = "moh";
  change.visibility = "agency";
  change.issued = "2024-03-01";
  change.modified = "2024-11-02";
  EXPECT_EQ(put(change), 1);
  const auto found = store->read().find_dataset("a");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "DatasetSeries");
  EXPECT_EQ(found->slug, "slug-a");
  EXPECT_EQ(found->source, "portal-a");
  EXPECT_EQ(found->source_key, "key-a");
  EXPECT_EQ(found->agency, "moh");
  EXPECT_EQ(found->state, "published");
  EXPECT_FALSE(found->is_public());
  EXPECT_EQ(found->issued, "2024-03-01");
  EXPECT_EQ(found->modified, "2024-11-02");
  EXPECT_EQ(found->revision, 1);
  EXPECT_EQ(found->digest.size(), 64u);
  EXPECT_EQ(found->created_at, found->updated_at);
  EXPECT_EQ(found->document, change.document);
}

TEST_F(DatasetTable, FindsByEveryName) {
  put(dataset("a"));
  put(dataset("b"));
  const Reader reader = store->read();
  EXPECT_EQ(reader.find_dataset_by_slug("slug-b")->id, "b");
  EXPECT_EQ(reader.find_by_source_key("portal-a", "key-b")->id, "b");
  EXPECT_EQ(reader.find_dataset_of_distribution("b-csv")->id, "b");
  EXPECT_FALSE(reader.find_dataset("c"));
  EXPECT_FALSE(reader.find_dataset_by_slug("c"));
  EXPECT_FALSE(reader.find_by_source_key("portal-b", "key-b"));
  EXPECT_FALSE(reader.find_by_source_key("", ""));
  EXPECT_FALSE(reader.find_dataset_of_distribution("c"));
}

TEST_F(DatasetTable, KeepsTheTimeOfCreationWhenItChanges) {
  const base::Time first = *base::parse_time("2026-01-02T03:04:05.678Z");
  const base::Time later = *base::parse_time("2026-01-03T00:00:00Z");
  {
    const base::FixedClock clock(first);
    put(dataset("a"));
  }
  const base::FixedClock clock(later);
  EXPECT_EQ(put(dataset("a", "New")), 2);
  EXPECT_EQ(store->read().find_dataset("a")->created_at, first);
  EXPECT_EQ(store->read().find_dataset("a")->updated_at, later);
}

TEST_F(DatasetTable, RefusesAWriterWhoSawAnotherRevision) {
  DatasetChange change = dataset("a");
  change.expected_revision = 1;
  EXPECT_EQ(failure_of([&] { put(change); }), "store_stale");
  change.expected_revision = 0;
  put(change);
  EXPECT_EQ(failure_of([&] { put(change); }), "store_stale");
  change.expected_revision = 1;
  EXPECT_EQ(put(change), 2);
}

TEST_F(DatasetTable, RefusesNamesOfOthersAndChangesNothing) {
  put(dataset("a"));
  DatasetChange slug = dataset("b");
  slug.slug = "slug-a";
  EXPECT_EQ(failure_of([&] { put(slug); }), "store_slug_taken");
  DatasetChange key = dataset("b");
  key.source_key = "key-a";
  EXPECT_EQ(failure_of([&] { put(key); }), "store_source_key_taken");
  DatasetChange distribution = dataset("b");
  distribution.distributions = {{"a-csv", ""}};
  EXPECT_EQ(failure_of([&] { put(distribution); }), "store_distribution_taken");
  EXPECT_FALSE(store->read().find_dataset("b"));
  EXPECT_FALSE(store->read().resolve_slug("slug-b"));
  EXPECT_EQ(store->read().last_seq(), 1);
}

TEST_F(DatasetTable, TakesManyDatasetsWithoutASource) {
  for (const char* id : {"a", "b"}) {
    DatasetChange change = dataset(id);
    change.source = change.source_key = "";
    put(change);
  }
  EXPECT_EQ(store->read().count_datasets({}), 2);
}

TEST_F(DatasetTable, SeesItsOwnWritesInATransaction) {
  WriteTransaction transaction = store->write();
  transaction.put_dataset(dataset("a"));
  EXPECT_TRUE(transaction.read().find_dataset("a"));
  EXPECT_FALSE(store->read().find_dataset("a"));
}

class DatasetLists : public StoreTest {
 protected:
  DatasetLists() {
    for (const char* id : {"d", "b", "a", "c"}) {
      DatasetChange change = dataset(id);
      change.agency = std::string(id) < "c" ? "moh" : "moe";
      if (change.id == "b") change.state = "draft";
      if (change.id == "c") change.kind = "DataService";
      put(change);
    }
  }
  std::string list(const DatasetFilter& filter, std::string_view after = "",
                   std::int64_t limit = 10) {
    std::string ids;
    for (const auto& found : store->read().list_datasets(filter, after, limit)) ids += found.id;
    return ids;
  }
};

TEST_F(DatasetLists, ListByIdentifierInPages) {
  EXPECT_EQ(list({}), "abcd");
  EXPECT_EQ(list({}, "", 2), "ab");
  EXPECT_EQ(list({}, "b", 2), "cd");
  EXPECT_EQ(list({}, "d", 2), "");
}

TEST_F(DatasetLists, ListWhatTheFilterLetsThrough) {
  EXPECT_EQ(list({.public_only = true}), "acd");
  EXPECT_EQ(list({.agency = "moh"}), "ab");
  EXPECT_EQ(list({.public_only = true, .agency = "moh"}), "a");
  EXPECT_EQ(list({.kind = "DataService"}), "c");
  EXPECT_EQ(list({.agency = "moe"}, "c"), "d");
  EXPECT_EQ(list({.source = "portal-b"}), "");
  EXPECT_EQ(store->read().count_datasets({.public_only = true, .agency = "moh"}), 1);
}

TEST_F(DatasetLists, VisitAllUntilTheVisitorHasEnough) {
  std::string seen;
  store->read().for_each_dataset({}, [&](const StoredDataset& found) {
    seen += found.id;
    return found.id < "c";
  });
  EXPECT_EQ(seen, "abc");
}

TEST_F(DatasetLists, GoOnWhereTheVisitorStopped) {
  std::string seen;
  const auto visit = [&](const StoredDataset& found) {
    seen += found.id;
    return true;
  };
  store->read().for_each_dataset({.public_only = true}, visit, "a");
  store->read().for_each_dataset({.agency = "moe"}, visit, "c");
  EXPECT_EQ(seen, "cdd");
}

TEST_F(DatasetLists, BeginInTheirMiddle) {
  const Reader reader = store->read();
  EXPECT_EQ(reader.find_id_at({}, 0), "a");
  EXPECT_EQ(reader.find_id_at({}, 3), "d");
  EXPECT_EQ(reader.find_id_at({.public_only = true}, 1), "c");
  EXPECT_EQ(reader.find_id_at({.agency = "moe"}, 1), "d");
  EXPECT_EQ(reader.find_id_at({}, 4), std::nullopt);
}

TEST_F(DatasetLists, CountForTheHomePage) {
  const Statistics statistics = store->read().read_statistics();
  EXPECT_EQ(statistics.datasets, 2);
  EXPECT_EQ(statistics.services, 1);
  EXPECT_EQ(statistics.distributions, 8);
  ASSERT_EQ(statistics.by_agency.size(), 2u);
  EXPECT_EQ(statistics.by_agency[0].agency, "moe");
  EXPECT_EQ(statistics.by_agency[0].datasets, 2);
  EXPECT_EQ(statistics.by_agency[1].datasets, 1);
}

TEST_F(DatasetTable, NeverShowsARowThatWasDamaged) {
  put(dataset("a"));
  damage("UPDATE dataset SET visibility = 'publio'");
  EXPECT_EQ(failure_of([&] { store->read().find_dataset("a"); }), "store_row_damaged");
}

TEST_F(DatasetTable, NeverShowsADocumentThatWasDamaged) {
  put(dataset("a"));
  damage("UPDATE revision SET document = replace(document, 'Schools', 'Schoolz')");
  EXPECT_EQ(failure_of([&] { store->read().find_dataset("a"); }), "store_row_damaged");
  EXPECT_EQ(failure_of([&] { store->read().find_revision("a", 1); }), "store_row_damaged");
}

}  // namespace
}  // namespace catalog::store
