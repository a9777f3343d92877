#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

using SlugTable = StoreTest;

TEST_F(SlugTable, KeepsOldSlugsForTheirDataset) {
  put(dataset("a"));
  DatasetChange renamed = dataset("a");
  renamed.slug = "new";
  put(renamed);
  const Reader reader = store->read();
  EXPECT_TRUE(reader.resolve_slug("new")->is_current);
  EXPECT_FALSE(reader.resolve_slug("slug-a")->is_current);
  EXPECT_EQ(reader.resolve_slug("slug-a")->id, "a");
  EXPECT_EQ(reader.find_dataset_by_slug("slug-a")->slug, "new");
  EXPECT_FALSE(reader.resolve_slug("other"));
  DatasetChange other = dataset("b");
  other.slug = "slug-a";
  EXPECT_EQ(failure_of([&] { put(other); }), "store_slug_taken");
}

TEST_F(SlugTable, LetsADatasetTakeBackItsOldSlug) {
  put(dataset("a"));
  DatasetChange renamed = dataset("a");
  renamed.slug = "new";
  put(renamed);
  put(dataset("a"));
  EXPECT_TRUE(store->read().resolve_slug("slug-a")->is_current);
  EXPECT_FALSE(store->read().resolve_slug("new")->is_current);
}

TEST_F(SlugTable, OffersAFreeNameNearTheWantedOne) {
  put(dataset("a"));
  EXPECT_EQ(store->read().free_slug("slug-a", "a"), "slug-a");
  EXPECT_EQ(store->read().free_slug("slug-a", "b"), "slug-a-2");
  EXPECT_EQ(store->read().free_slug("other", "b"), "other");
  EXPECT_EQ(store->read().free_slug("", "0123456789"), "01234567");
  std::string last;
  for (int i = 10; i < 25; ++i) {
    DatasetChange change = dataset("id-" + std::to_string(i) + "-and-more");
    change.slug = last = store->read().free_slug("slug-a", change.id);
    put(change);
  }
  EXPECT_EQ(last, "slug-a-id-24-an");
}

}  // namespace
}  // namespace catalog::store
