#include "catalog/store/store.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/catalog/store/store_fixture.hpp"

namespace catalog::store {
namespace {

TEST_F(StoreTest, KeepsEverythingWhenItIsOpenedAgain) {
  put(dataset("a"));
  const std::string id = store->id();
  EXPECT_EQ(id.size(), 36u);
  open();
  EXPECT_EQ(store->id(), id);
  EXPECT_EQ(store->read().find_dataset("a")->document, dataset("a").document);
  EXPECT_EQ(store->read().last_seq(), 1);
}

TEST_F(StoreTest, KeepsWholeTransactionsOfAProcessThatDied) {
  store.reset();
  const pid_t child = fork();
  if (child == 0) {
    Store mine(folder / "data");
    {
      WriteTransaction first = mine.write();
      first.put_dataset(dataset("kept"));
      first.commit();
    }
    WriteTransaction second = mine.write();
    second.put_dataset(dataset("lost"));
    second.put_dataset(dataset("kept", "Changed"));
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  open();
  EXPECT_FALSE(store->read().find_dataset("lost"));
  EXPECT_EQ(store->read().find_dataset("kept")->revision, 1);
  EXPECT_EQ(store->read().last_seq(), 1);
  EXPECT_FALSE(store->read().resolve_slug("slug-lost"));
}

TEST_F(StoreTest, ShowsOneMomentInASnapshot) {
  put(dataset("a"));
  const Reader moment = store->snapshot();
  EXPECT_EQ(moment.last_seq(), 1);
  put(dataset("b"));
  EXPECT_EQ(moment.last_seq(), 1);
  EXPECT_FALSE(moment.find_dataset("b"));
  EXPECT_TRUE(store->read().find_dataset("b"));
}

TEST_F(StoreTest, LetsTwoProcessesWriteByTurns) {
  store.reset();
  const auto write = [&](const std::string& prefix) {
    Store mine(folder / "data");
    for (int i = 0; i < 20; ++i) {
      WriteTransaction transaction = mine.write();
      transaction.put_dataset(dataset(prefix + std::to_string(i)));
      transaction.commit();
    }
  };
  const pid_t child = fork();
  if (child == 0) {
    write("child-");
    _exit(0);
  }
  write("parent-");
  int status = 1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  open();
  EXPECT_EQ(store->read().count_datasets({}), 40);
  EXPECT_EQ(store->read().last_seq(), 40);
}

TEST_F(StoreTest, RefusesAFolderThatCannotBeUsed) {
  std::ofstream(folder / "file") << "x";
  EXPECT_NE(failure_of([&] { Store(folder / "file"); }), "");
}

TEST_F(StoreTest, RefusesAFolderOfANewerProgram) {
  damage(
      "INSERT INTO schema_migration (area, number, name, digest, applied_at)"
      " VALUES ('catalogue', 99, '0099_x.sql', 'x', 0)");
  store.reset();
  EXPECT_EQ(failure_of([&] { Store(folder / "data"); }), "store_too_new");
}

}  // namespace
}  // namespace catalog::store
