#include "catalog/sql/pool.hpp"

#include <gtest/gtest.h>

#include "catalog/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace catalog::sql {
namespace {

TEST(Pool, GivesAReaderBackToTheNextOne) {
  const TemporaryFolder folder;
  Pool pool(folder / "a.db");
  const Connection* first = nullptr;
  {
    ReadLease lease = pool.read();
    first = &lease.connection();
  }
  ReadLease again = pool.read();
  ReadLease other = pool.read();
  EXPECT_EQ(&again.connection(), first);
  EXPECT_NE(&other.connection(), first);
}

TEST(Pool, LetsWritersWaitForEachOther) {
  const TemporaryFolder folder;
  Pool pool(folder / "a.db");
  pool.write().connection().run_script("CREATE TABLE n (i INTEGER); INSERT INTO n VALUES (0);");
  const auto count_up = [&] {
    for (int i = 0; i < 50; ++i) {
      WriteLease lease = pool.write();
      Transaction transaction(lease.connection(), Transaction::Kind::kWrite);
      const auto before = lease.connection().query("SELECT i FROM n").next()->integer(0);
      lease.connection().execute("UPDATE n SET i = $1", before + 1);
      transaction.commit();
    }
  };
  std::thread first(count_up);
  std::thread second(count_up);
  first.join();
  second.join();
  EXPECT_EQ(pool.read().connection().query("SELECT i FROM n").next()->integer(0), 100);
}

TEST(Pool, RefusesTheThreadThatIsWritingAlreadyInsteadOfWaitingForItself) {
  const TemporaryFolder folder;
  Pool pool(folder / "a.db");
  const WriteLease lease = pool.write();
  EXPECT_THROW(pool.write(), base::Error);
}

}  // namespace
}  // namespace catalog::sql
