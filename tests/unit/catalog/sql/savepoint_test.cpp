#include "catalog/sql/savepoint.hpp"

#include <gtest/gtest.h>

namespace catalog::sql {
namespace {

TEST(Savepoint, UndoesItsPartAloneUnlessItIsKept) {
  Connection connection({});
  connection.run_script("CREATE TABLE t (n BIGINT)");
  Transaction transaction(connection, Transaction::Kind::kWrite);
  connection.execute("INSERT INTO t (n) VALUES (1)");
  {
    Savepoint lost(connection);
    connection.execute("INSERT INTO t (n) VALUES (2)");
  }
  {
    Savepoint kept(connection);
    connection.execute("INSERT INTO t (n) VALUES (3)");
    kept.keep();
  }
  transaction.commit();
  Statement rows = connection.query("SELECT sum(n) FROM t");
  EXPECT_EQ(rows.next()->integer(0), 4);
}

}  // namespace
}  // namespace catalog::sql
